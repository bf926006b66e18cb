import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { loggedPath, noteRequest, requestIdOf } from "#server/operations/request-log";

describe("the log line of a request", () => {
  test("carries no token: not from a path that holds one, not from a query", () => {
    expect(loggedPath("/invitation/s3cret")).toBe("/invitation/…");
    expect(loggedPath("/invitation/s3cret.data?_routes=x")).toBe("/invitation/…");
    expect(loggedPath("/set-up/s3cret")).toBe("/set-up/…");
    expect(loggedPath("/calendar/s3cret.ics")).toBe("/calendar/…");
    expect(loggedPath("/sign-in?to=/me&token=s3cret")).toBe("/sign-in");
    expect(loggedPath(`/${"x".repeat(5_000)}`)).toHaveLength(200);
  });

  test("takes over the id that a proxy gave, and nothing that is no id", () => {
    expect(requestIdOf({ "x-request-id": "proxy-0001" })).toBe("proxy-0001");
    for (const forged of ['a"b\ninjected', "short", "x".repeat(100)]) {
      const id = requestIdOf({ "x-request-id": forged });
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("names the request to whoever sent it, and says how it ended", async () => {
    const lines: unknown[] = [];
    const log = {
      info: (message: string, facts?: object) => void lines.push({ message, ...facts }),
      warn: () => undefined,
      error: () => undefined,
    };
    const answered: unknown[][] = [];
    const metrics = { answered: (...facts: unknown[]) => void answered.push(facts.slice(0, 2)) };
    const server = createServer((request, response) => {
      noteRequest(request, response, requestIdOf(request.headers), { log, metrics });
      response.writeHead(404).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/set-up/s3cret`);
    while (lines.length === 0) await new Promise(setImmediate);
    expect(lines).toEqual([
      {
        message: "request",
        requestId: answer.headers.get("x-request-id"),
        method: "GET",
        path: "/set-up/…",
        status: 404,
        ms: expect.any(Number),
      },
    ]);
    expect(answered).toEqual([["GET", 404]]);
  });
});
