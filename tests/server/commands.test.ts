import { once } from "node:events";
import { createServer, request as send } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import SqliteDatabase from "better-sqlite3";
import { company } from "#db/schema";
import { commandAt, serveCommand } from "#server/commands";
import { makeCompany, testServices } from "../support/company";

const MiB = 1024 * 1024;
const JSON_BODY = { "content-type": "application/json" };

/** Serves commands for somebody who may do everything, or for nobody. */
async function served(signedIn = true, kept: () => Promise<void> = async () => undefined) {
  const services = testServices();
  const { administrator } = makeCompany(services).people;
  const warnings: unknown[] = [];
  const errors: unknown[] = [];
  const log = {
    info: () => undefined,
    warn: (_: string, facts?: Record<string, unknown>) => void warnings.push(facts),
    error: (_: string, facts?: Record<string, unknown>) => void errors.push(facts),
  };
  const around = { services, log, kept, signedIn: async () => (signedIn ? administrator : null) };
  const server = createServer((request, response) => {
    const name = commandAt(request.url ?? "") ?? "";
    void serveCommand(request, response, around, { name, requestId: "r" });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    services.database.close();
  });
  const origin = `http://127.0.0.1:${port}`;
  const post = (body: string, more: Record<string, string> = {}, path = "save-company") => {
    const headers = { origin, ...JSON_BODY, ...more };
    return fetch(`${origin}/commands/${path}`, { method: "POST", headers, body });
  };
  const name = () => services.db.select({ name: company.name }).from(company).get()?.name;
  return { origin, port, post, name, warnings, errors, administrator };
}

const RENAMED = JSON.stringify({ name: "新的名字", greyCountsAsWorst: false });

test("an address of commands names one, any other none", () => {
  expect(commandAt("/commands/enter-actual")).toBe("enter-actual");
  expect(commandAt("/commands/enter-actual?x=1")).toBe("enter-actual");
  expect(commandAt("/commands/")).toBe("");
  expect(commandAt("/commands")).toBeNull();
  expect(commandAt("/commands/a/b")).toBeNull();
  expect(commandAt("/?/commands/a")).toBeNull();
});

test("a command is answered when the disk has kept it, though it was carried out before", async () => {
  const keeps: (() => void)[] = [];
  const { post, name } = await served(true, () => new Promise((kept) => keeps.push(kept)));
  let isAnswered = false;
  const answer = post(RENAMED).finally(() => (isAnswered = true));
  await vi.waitFor(() => expect(keeps).toHaveLength(1));
  expect(name()).toBe("新的名字");
  await delay(20);
  expect(isAnswered).toBe(false);
  keeps[0]?.();
  expect((await answer).status).toBe(200);
});

test("a command that the disk has not kept is answered so, and the operator told", async () => {
  const broken = new SqliteDatabase.SqliteError("disk I/O error", "SQLITE_IOERR");
  const { post, errors } = await served(true, () => Promise.reject(broken));
  const answer = await post(RENAMED);
  expect(answer.status).toBe(507);
  expect(await answer.json()).toMatchObject({ ok: false, error: "storage-failure" });
  expect(errors).toMatchObject([{ error: broken }]);
});

test("a command is carried out and answered, and its answer is kept by nobody", async () => {
  const { post } = await served();
  const answer = await post(RENAMED);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toMatchObject({ ok: true });
});

test("nobody's command is refused, and the log says from where", async () => {
  const { post, warnings } = await served(false);
  expect((await post(RENAMED)).status).toBe(401);
  const from = { requestId: "r", address: "127.0.0.1", personId: null };
  expect(warnings).toEqual([{ status: 401, ...from }]);
});

test("a command that another person typed is refused", async () => {
  const { post, administrator } = await served();
  const as = (personId: string) => ({ "x-liangdeng-person": personId });
  const answer = await post(RENAMED, as("somebody else"));
  expect(answer.status).toBe(409);
  expect(await answer.json()).toEqual({ ok: false, error: "other-person" });
  expect((await post(RENAMED, as(administrator.actor.personId))).status).toBe(200);
});

test("an unknown name is answered as one, whatever stands in it", async () => {
  const { post, errors } = await served();
  for (const name of ["", "nothing", "__proto__", "constructor", "%E4%B8%80", "%"]) {
    expect((await post("{}", {}, name)).status).toBe(404);
  }
  expect(errors).toEqual([]);
});

test("what does not come from our own pages is refused, and so is looking", async () => {
  const { origin, post, warnings } = await served();
  expect((await post(RENAMED, { origin: "http://elsewhere.example" })).status).toBe(403);
  const from = { requestId: "r", address: "127.0.0.1", personId: null };
  expect(warnings).toEqual([{ status: 403, ...from }]);
  expect((await post(RENAMED, { origin: "null" })).status).toBe(403);
  const looked = await fetch(`${origin}/commands/save-company`);
  expect(looked.status).toBe(405);
  expect(looked.headers.get("allow")).toBe("POST");
});

test("a body that is no JSON is refused, whatever stands in it", async () => {
  const { post, errors } = await served();
  for (const body of ["", "{", "nul", "[[[[", "\ufffe{}", '{"id":"\\ud800"}', "1e999"]) {
    expect((await post(body)).status).toBe(422);
    expect((await post(body, { "content-type": "application/json; charset=x" })).status).toBe(422);
  }
  expect(errors).toEqual([]);
});

test("a command that does not say that it is JSON is none: forms of other sites can send the rest", async () => {
  const { post, errors } = await served();
  for (const type of [
    "text/plain",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "x",
  ]) {
    expect((await post(RENAMED, { "content-type": type })).status).toBe(415);
  }
  expect(errors).toEqual([]);
});

test("a body that is too large is refused, whether or not it says how large it is", async () => {
  const { post, port, origin } = await served();
  expect((await post("x".repeat(MiB + 1))).status).toBe(413);
  const status = await new Promise((resolve, reject) => {
    const headers = { origin, ...JSON_BODY, "transfer-encoding": "chunked" };
    const chunked = send({
      host: "127.0.0.1",
      port,
      method: "POST",
      path: "/commands/save-company",
      headers,
    });
    chunked.on("response", ({ statusCode }) => resolve(statusCode));
    chunked.on("error", reject);
    for (let part = 0; part < 9; part += 1) chunked.write("x".repeat(MiB / 8));
    chunked.end();
  });
  expect(status).toBe(413);
});

/** Begins to send a command of so many bytes by hand. */
function begun({ port, origin }: { port: number; origin: string }, length: number) {
  const socket = connect(port, "127.0.0.1");
  const head = [
    "POST /commands/save-company HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    `origin: ${origin}`,
    "content-type: application/json",
    `content-length: ${length}`,
  ];
  let answer = "";
  socket.on("data", (part) => (answer += String(part)));
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  return { socket, answer: () => answer };
}

test("who sends too much may send it to its end, and reads the answer then; who announces a flood does not", async () => {
  const at = await served();
  const patient = begun(at, 3 * MiB);
  await new Promise((resolve) => patient.socket.write("x".repeat(2 * MiB), resolve));
  // The server answers somebody else meanwhile, and has not hung up.
  const flood = begun(at, 17 * MiB);
  await once(flood.socket, "close");
  expect(flood.answer()).toContain("413");
  expect(patient.answer()).toBe("");
  patient.socket.write("x".repeat(MiB));
  await once(patient.socket, "close");
  expect(patient.answer()).toContain("413");
});

test("whoever goes away in the middle of a command changes nothing and harms nobody", async () => {
  const { post, errors, ...at } = await served();
  const { socket } = begun(at, 100);
  socket.write(`{"name":`);
  await once(socket, "connect");
  socket.destroy();
  expect((await post(RENAMED)).status).toBe(200);
  expect(errors).toEqual([]);
});
