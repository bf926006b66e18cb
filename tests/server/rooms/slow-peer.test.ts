import { EventEmitter } from "node:events";
import { Duplex } from "node:stream";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { Connection } from "#server/rooms/connection";
import { Framed } from "#server/rooms/framed";
import { UNREAD_METER } from "#server/rooms/ports";
import { DEFAULT_SETTINGS } from "#server/rooms/settings";
import { WorkShares } from "#server/rooms/work-share";
import { admitted } from "./support/room-server";

const HEARTBEAT = Framed.of(Uint8Array.of(1, 1, 0));

/** A line over which a frame goes when it is told to. */
class Line extends Duplex {
  private readonly waiting: (() => void)[] = [];

  override _write(_chunk: Buffer, _encoding: string, taken: () => void): void {
    this.waiting.push(taken);
  }

  deliver(): void {
    this.waiting.shift()?.();
  }
}

/** A websocket of which only its end is of interest here. */
class Peer extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  isGivenUp = false;
  terminate(): void {
    this.isGivenUp = true;
  }
  ping(): void {}
  pause(): void {}
  resume(): void {}
}

/** A connection over which twelve frames of 100 KiB are on their way. */
function busyConnection() {
  const [peer, line] = [new Peer(), new Line()];
  const rights = admitted("a");
  if (!rights.ok) throw new Error("not admitted");
  const around = { settings: DEFAULT_SETTINGS, clock: { now: () => 0 }, meter: UNREAD_METER };
  const share = new WorkShares().of("a");
  const socket = peer as unknown as WebSocket;
  const connection = new Connection(socket, line, "a", rights, around, share);
  const nothing = () => undefined;
  connection.start({ message: nothing, failed: nothing, gone: nothing });
  for (let sent = 0; sent < 12; sent += 1) {
    connection.sendFramed(Framed.of(new Uint8Array(100 * 1024)));
  }
  return { connection, peer, line };
}

test("a peer that takes much slowly is not given up, though it answers no ping before it has", () => {
  const { connection, peer, line } = busyConnection();
  for (let check = 0; check < 8; check += 1) {
    line.deliver();
    connection.checkAlive(HEARTBEAT);
  }
  expect(peer.isGivenUp).toBe(false);
});

test("a peer that takes nothing of much that waits is given up like a silent one", () => {
  const { connection, peer } = busyConnection();
  for (let check = 0; check < 4; check += 1) connection.checkAlive(HEARTBEAT);
  expect(peer.isGivenUp).toBe(true);
});
