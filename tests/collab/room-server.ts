import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import * as Y from "yjs";
import {
  decodeAwarenessUpdate,
  encodeAwarenessUpdate,
  type AwarenessEntry,
} from "~/protocol/awareness-update";
import { CloseCode } from "~/protocol/close-codes";
import {
  decodeClientMessage,
  encodeMessage,
  type ClientMessage,
  type Hello,
  type RefusalCode,
  type ServerMessage,
} from "~/protocol/messages";
import { readPresence } from "~/protocol/presence";

/** A server of one room that keeps to the protocol and does what a test tells it besides. */
export type RoomServer = {
  readonly port: number;
  /** The room's document; what a test writes here reaches everybody. */
  readonly doc: Y.Doc;
  /** What the next hello says. */
  hello: Hello;
  /** Why edits are refused; null to take them. */
  refusal: RefusalCode | null;
  /** Whether numbers are answered at once. */
  saving: boolean;
  /** Everything that clients have sent, oldest first. */
  readonly received: ClientMessage[];
  /** The addresses under which clients have come. */
  readonly visits: string[];
  broadcast(message: ServerMessage): void;
  /** Ends every connection: with a close code, or without a word. */
  drop(code?: CloseCode): void;
  stop(): Promise<void>;
};

const NAMES = ["甲", "乙", "丙", "丁"];

/**
 * Starts it on a free port of loopback.
 * @param page answers ordinary requests
 */
export async function startRoomServer(page?: RequestListener): Promise<RoomServer> {
  const http = createServer(page);
  const sockets = new WebSocketServer({ server: http });
  const states = new Map<WebSocket, AwarenessEntry>();
  const doc = new Y.Doc();
  http.listen(0, "127.0.0.1");
  await once(http, "listening");

  const send = (to: WebSocket, message: ServerMessage) => to.send(encodeMessage(message));
  const others = (than: WebSocket | null) => [...sockets.clients].filter((each) => each !== than);
  const server: RoomServer = {
    port: (http.address() as AddressInfo).port,
    doc,
    hello: {
      generation: "g1",
      mayEdit: true,
      sealed: false,
      now: 1_614_902_400_000,
      personId: "p",
    },
    refusal: null,
    saving: true,
    received: [],
    visits: [],
    broadcast: (message) => others(null).forEach((to) => send(to, message)),
    drop: (code) => others(null).forEach((to) => (code ? to.close(code) : to.terminate())),
    async stop() {
      server.drop();
      sockets.close();
      http.close();
      http.closeAllConnections();
      await once(http, "close");
    },
  };

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    for (const to of sockets.clients) if (to !== origin) send(to, { type: "update", update });
  });

  const tellPresence = (from: WebSocket, entries: AwarenessEntry[]) => {
    const update = encodeAwarenessUpdate(entries);
    for (const to of others(from)) send(to, { type: "awareness", update });
  };

  const onAwareness = (socket: WebSocket, update: Uint8Array, person: object) => {
    const decoded = decodeAwarenessUpdate(update);
    const entry = decoded.ok ? decoded.value[0] : undefined;
    if (entry === undefined) return;
    const state = entry.state && { ...readPresence(entry.state), person };
    // Peers ignore a clock that does not grow, and theirs starts at 0.
    const told = { ...entry, clock: entry.clock + 1, state };
    states.set(socket, told);
    tellPresence(socket, [told]);
  };

  const save = (socket: WebSocket, seq: number) => {
    if (server.saving) send(socket, { type: "saved", seq });
  };

  const onMessage = (socket: WebSocket, message: ClientMessage, person: object) => {
    server.received.push(message);
    switch (message.type) {
      case "sync-step-1": {
        const update = Y.encodeStateAsUpdate(doc, message.stateVector);
        return send(socket, { type: "sync-step-2", update });
      }
      case "sync-step-2":
      case "update":
        if (server.refusal) return send(socket, { type: "refused", code: server.refusal });
        Y.applyUpdate(doc, message.update, socket);
        return "seq" in message && message.seq !== undefined
          ? save(socket, message.seq)
          : undefined;
      case "submitted":
        return server.refusal ? undefined : save(socket, message.seq);
      case "awareness":
        return onAwareness(socket, message.update, person);
      case "query-awareness":
        return undefined;
    }
  };

  sockets.on("connection", (socket, request) => {
    const url = request.url ?? "";
    const generation = new URL(url, "http://localhost").searchParams.get("generation");
    const index = server.visits.push(url) - 1;
    const name = NAMES[index % NAMES.length] ?? "";
    const person = { id: `person-${index}`, name, nameEn: null, colour: "#b4557a" };
    if (generation !== null && generation !== server.hello.generation) {
      socket.close(CloseCode.otherGeneration);
      return;
    }
    socket.on("message", (data) => {
      const message = decodeClientMessage(data as Buffer);
      if (!message.ok) throw new Error("a client sent bytes that are no message");
      onMessage(socket, message.value, person);
    });
    socket.on("close", () => {
      const entry = states.get(socket);
      states.delete(socket);
      if (entry) tellPresence(socket, [{ ...entry, clock: entry.clock + 1, state: null }]);
    });
    send(socket, { type: "hello", ...server.hello });
    send(socket, { type: "sync-step-1", stateVector: Y.encodeStateVector(doc) });
    send(socket, { type: "awareness", update: encodeAwarenessUpdate([...states.values()]) });
  });
  return server;
}
