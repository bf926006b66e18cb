import { randomUUID } from "node:crypto";
import { expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { mayType } from "~/collab/connection-state";
import { openRoom } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { faultyLog, startRoomServer } from "../server/rooms/support/room-server";

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

it("a page says that the server cannot save, until what waited has been saved", async () => {
  const log = faultyLog(memoryUpdateLog(randomUUID));
  const server = await startRoomServer({ log });
  class PersonsSocket extends WebSocket {
    constructor(address: string | URL) {
      const url = new URL(address);
      url.searchParams.set("session", "a");
      super(url);
    }
  }
  const room = openRoom({
    server: server.origin,
    room: "sheet/m/d",
    WebSocket: PersonsSocket as unknown as typeof globalThis.WebSocket,
    random: () => 0,
  });
  onTestFinished(() => room.destroy());
  const { doc, status } = room.connection;
  await until(() => expect(mayType(status.get())).toBe(true));
  log.failing = () => true;
  doc.transact(() => doc.getText("t").insert(0, "waits"), localOrigin);
  await until(() => expect(status.get()).toMatchObject({ hindrance: "no-storage", unsaved: true }));
  expect(mayType(status.get())).toBe(true);
  log.failing = () => false;
  await until(() => expect(status.get()).toMatchObject({ hindrance: null, unsaved: false }));
});
