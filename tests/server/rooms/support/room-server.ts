import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { Hub } from "#server/rooms/hub";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import type { LogEntry, Stored, UpdateLog } from "#server/rooms/persistence";
import type {
  Admission,
  Attendance,
  LiveValues,
  Logger,
  Projection,
  RoomMeter,
} from "#server/rooms/ports";
import type { RoomSettings } from "#server/rooms/settings";
import { acceptUpgrades } from "#server/upgrade";
import type { RoomName } from "~/protocol/room-name";
import type * as Y from "yjs";
import { testServices } from "../../../support/company";

/** What tests may turn while the server runs. */
export type Controls = {
  /** Decides on sessions; the session token is the person's id. */
  admit: (room: RoomName, session: string | null) => Admission;
  live: LiveValues;
  /** Is told, when live values are read, what the room still holds of them. */
  held: (held: LiveValues | null) => void;
  project: (room: RoomName, doc: Y.Doc) => void;
  seen: Attendance["seen"];
  /** The rooms that are on disk and not projected. */
  behind: () => RoomName[];
  now: number;
};

/** Whose cookies are read at the door; who somebody is, and what they may, is `admit`'s to say. */
const services = testServices();

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
  rights: { mayEdit?: boolean; sealed?: boolean; until?: number } = {},
): Admission {
  const person = { id: session, name: `姓名 ${session}`, nameEn: null, colour: "#123456" };
  const until = Infinity;
  return { ok: true, person, companyId: "c", mayEdit: true, sealed: false, until, ...rights };
}

/** Starts the real hub behind a real websocket server; stopped when the test has finished. */
export async function startRoomServer(
  options: {
    log?: UpdateLog;
    settings?: Partial<RoomSettings>;
    projection?: Projection;
    meter?: RoomMeter;
  } = {},
): Promise<RoomServer> {
  const controls: Controls = {
    admit: (_, session) => (session === null ? { ok: false, close: 4401 } : admitted(session)),
    live: { revision: 0, entries: [] },
    held: () => undefined,
    project: () => undefined,
    seen: () => undefined,
    behind: () => [],
    now: Date.now(),
  };
  const lines: LogLine[] = [];
  const write = (level: LogLine["level"]) => (message: string, facts?: unknown) =>
    void lines.push({ level, message, facts });
  const logger = { info: write("info"), warn: write("warn"), error: write("error") };
  const hub = new Hub(
    {
      log: options.log ?? memoryUpdateLog(randomUUID),
      access: { admit: (room, session) => controls.admit(room, session) },
      live: {
        snapshot: (_, held) => {
          controls.held(held);
          return controls.live;
        },
      },
      attendance: { seen: (people) => controls.seen(people) },
      projection: options.projection ?? {
        project: (room, doc) => controls.project(room, doc),
        behind: () => controls.behind(),
        empty: () => undefined,
      },
      clock: { now: () => controls.now },
      logger,
      meter: options.meter,
    },
    options.settings,
  );
  const origin = await listen(hub, logger);
  return { hub, origin, controls, lines };
}

async function listen(hub: Hub, logger: Logger): Promise<string> {
  const http = createServer();
  http.on("upgrade", ({ headers, url }) => {
    // What a browser sends by itself: where the page is from, and the cookie.
    const session = new URL(url ?? "/", "http://internal").searchParams.get("session");
    headers.origin = `http://${headers.host}`;
    if (session !== null) headers.cookie = `liangdeng=${btoa(JSON.stringify(session))}`;
  });
  acceptUpgrades(http, services, hub, logger);
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
  /** Keeps what was appended, or says that it cannot. */
  keeping: UpdateLog["keep"];
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
    keeping: () => inner.keep(),
    keep: () => log.keeping(),
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
