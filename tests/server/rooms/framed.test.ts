import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { Framed } from "#server/rooms/framed";

/** The lengths at which a header grows, and their neighbours. */
const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000];

test("what is framed arrives as it was, whatever its length, between frames of the socket's own", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  onTestFinished(() => server.close());
  await once(server, "listening");
  const messages = LENGTHS.map((length) =>
    Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256),
  );
  server.on("connection", (socket, request) => {
    const wire: Duplex = request.socket;
    for (const message of messages) {
      wire.write(Framed.of(message).bytes);
      socket.ping();
      socket.send("between");
    }
    socket.close(4000);
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard: Buffer[] = [];
  let between = 0;
  client.on("message", (data: Buffer, isBinary) => {
    if (isBinary) heard.push(data);
    else between += 1;
  });
  const [code] = (await once(client, "close")) as [number];
  expect(code).toBe(4000);
  expect(between).toBe(messages.length);
  expect(heard).toHaveLength(messages.length);
  // Byte by byte, which is what `toEqual` takes seconds for.
  expect(heard.map((data, index) => data.equals(messages[index] ?? data.subarray(1)))).toEqual(
    messages.map(() => true),
  );
});
