import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { framed, Wire } from "./wire";

// Against the server of `ws`, which is what all servers that are measured are made with.

let server: WebSocketServer | undefined;

afterEach(() => {
  for (const client of server?.clients ?? []) client.terminate();
  server?.close();
});

test("messages of every length come whole and in order, however they are cut on the way", async () => {
  const { wire, peer, heard } = await connected();
  const sent = [0, 1, 125, 126, 127, 65_535, 65_536, 600_000, 3].map((length, index) =>
    Buffer.alloc(length, index + 1),
  );
  for (const message of sent) peer.send(message);
  await until(() => heard.length === sent.length);
  expect(heard.map((each, index) => each.equals(sent[index] ?? each))).toEqual(
    sent.map(() => true),
  );
  wire.terminate();
});

test("what is framed together arrives as the messages it was made of", async () => {
  const { wire, peer } = await connected();
  const received: Buffer[] = [];
  peer.on("message", (message: Buffer) => received.push(message));
  const messages = [3, 126, 70_000].map((length) => Buffer.alloc(length, length & 0xff));
  wire.send(framed(messages));
  await until(() => received.length === messages.length);
  expect(Buffer.concat(received).equals(Buffer.concat(messages))).toBe(true);
  wire.terminate();
});

test("a ping is answered", async () => {
  const { wire, peer } = await connected();
  const answered = once(peer, "pong");
  peer.ping("there?");
  expect(String((await answered)[0])).toBe("there?");
  wire.terminate();
});

test("whoever is sent away learns the code", async () => {
  const { wire, peer, codes } = await connected();
  peer.close(4_403);
  await until(() => codes.length > 0);
  expect(codes).toEqual([4_403]);
  expect(wire.isOpen).toBe(false);
});

test("a server that does not let it in makes opening fail", async () => {
  const address = await listen({ verifyClient: () => false });
  const events = { message: () => undefined, gone: () => undefined };
  await expect(new Wire(address, {}, events).open()).rejects.toThrow("did not open");
});

async function connected() {
  const address = await listen({});
  const heard: Buffer[] = [];
  const codes: number[] = [];
  const came = once(server as WebSocketServer, "connection");
  const wire = new Wire(
    address,
    {},
    {
      message: (message) => heard.push(Buffer.from(message)),
      gone: (code) => codes.push(code),
    },
  );
  await wire.open();
  const [peer] = (await came) as [WebSocket];
  return { wire, peer, heard, codes };
}

async function listen(options: { readonly verifyClient?: () => boolean }): Promise<string> {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1", ...options });
  await once(server, "listening");
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/room`;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(2);
}
