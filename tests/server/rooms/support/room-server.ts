import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { WebSocketServer } from "ws";
import { Hub } from "#server/rooms/hub";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import type { LogEntry, Stored, UpdateLog } from "#server/rooms/persistence";
import type { Admission, LiveValues } from "#server/rooms/ports";
import { MAX_FRAME_BYTES, type RoomSettings } from "#server/rooms/settings";
import { roomNameOfPath, formatRoomName, type RoomName } from "~/protocol/room-name";
import type * as Y from "yjs";

/** What tests may turn while the server runs. */
export type Controls = {
  /** Decides on sessions; the session token is the person's id. */
  admit: (room: RoomName, session: string | null) => Admission;
  live: LiveValues;
  project: (room: RoomName, doc: Y.Doc) => void;
  now: number;
};

/** A log line. */
export type LogLine = { level: "info" | "warn" | "error"; message: string; facts: unknown };

/** A room server on a port of its own. */
export type RoomServer = {
  readonly hub: Hub;
  /** `ws://…`, without a path. */
  readonly origin: string;
  readonly controls: Controls;
  readonly lines: LogLine[];
};

/** What everybody may do unless a test says otherwise. */
export function admitted(
  session: string,
  rights: { mayEdit?: boolean; sealed?: boolean } = {},
): Admission {
  const person = { id: session, name: `姓名 ${session}`, nameEn: null, colour: "#123456" };
  return { ok: true, person, companyId: "c", mayEdit: true, sealed: false, ...rights };
}

/** Starts the real hub behind a real websocket server; stopped when the test has finished. */
export async function startRoomServer(
  options: { log?: UpdateLog; settings?: Partial<RoomSettings> } = {},
): Promise<RoomServer> {
  const controls: Controls = {
    admit: (_, session) => (session === null ? { ok: false, close: 4401 } : admitted(session)),
    live: { revision: 0, entries: [] },
    project: () => undefined,
    now: Date.now(),
  };
  const lines: LogLine[] = [];
  const write = (level: LogLine["level"]) => (message: string, facts?: unknown) =>
    void lines.push({ level, message, facts });
  const hub = new Hub(
    {
      log: options.log ?? memoryUpdateLog(randomUUID),
      access: { admit: (room, session) => controls.admit(room, session) },
      live: { snapshot: () => controls.live },
      projection: { project: (room, doc) => controls.project(room, doc) },
      clock: { now: () => controls.now },
      logger: { info: write("info"), warn: write("warn"), error: write("error") },
    },
    options.settings,
  );
  const origin = await listen(hub);
  return { hub, origin, controls, lines };
}

async function listen(hub: Hub): Promise<string> {
  const http = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  http.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url ?? "/", "http://internal");
    const name = roomNameOfPath(url.pathname);
    sockets.handleUpgrade(request, socket, head, (ws) => {
      hub.accept(ws, {
        room: name ? formatRoomName(name) : url.pathname,
        session: url.searchParams.get("session"),
        generation: url.searchParams.get("generation"),
      });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await hub.close();
    http.close();
  });
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** A log that fails when told to, and tells of every append. */
export type FaultyLog = UpdateLog & {
  failing: (batch: readonly LogEntry[]) => boolean;
  loads: number;
  appends: LogEntry[][];
};

/** Wraps a log. */
export function faultyLog(inner: UpdateLog): FaultyLog {
  const failure: Stored<never> = {
    ok: false,
    error: "storage-failure",
    cause: new Error("disk full"),
  };
  const log: FaultyLog = {
    ...inner,
    failing: () => false,
    loads: 0,
    appends: [],
    load: (room, companyId) => {
      log.loads += 1;
      return inner.load(room, companyId);
    },
    append: (batch) => {
      if (log.failing(batch)) return failure;
      log.appends.push([...batch]);
      return inner.append(batch);
    },
  };
  return log;
}
