/**
 * The operator's figures, in Prometheus' text format. Labels are codes and classes only: never a
 * person, a company, a room or a path with an id in it.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { CloseCode } from "~/protocol/close-codes";
import { closeReason } from "~/protocol/close-codes";
import type { HubStats } from "../rooms/hub";
import type { RoomMeter } from "../rooms/ports";

/** What the process counts, and how to read it. */
export interface Metrics {
  /** For the room server to tell its doings to. */
  readonly rooms: RoomMeter;
  /** An HTTP request was answered after `ms`. */
  answered(method: string, status: number, ms: number): void;
  /** Reads gauges of the hub from here on. */
  watch(stats: () => HubStats): void;
  /** All figures, as `contentType` says. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Bounds in seconds: a commit takes tenths of a millisecond, and a second when a disk is ill. */
const COMMIT_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1];
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Begins to count. One per process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const commits = new Histogram({
    name: "liangdeng_commit_seconds",
    help: "Time to write one batch of document updates to the log.",
    labelNames: ["outcome"],
    buckets: COMMIT_BUCKETS,
    registers,
  });
  const updates = new Counter({
    name: "liangdeng_committed_updates_total",
    help: "Document updates written to the log.",
    registers,
  });
  const refused = new Counter({
    name: "liangdeng_refused_messages_total",
    help: "Room messages that were not taken, by code.",
    labelNames: ["code"],
    registers,
  });
  const closed = new Counter({
    name: "liangdeng_closed_connections_total",
    help: "Room connections that the server ended, by reason.",
    labelNames: ["reason"],
    registers,
  });
  const requests = new Histogram({
    name: "liangdeng_http_request_seconds",
    help: "Time until a request was answered.",
    labelNames: ["method", "status"],
    buckets: REQUEST_BUCKETS,
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (method, status, ms) =>
      requests.observe({ method, status: `${Math.floor(status / 100)}xx` }, ms / 1_000),
    rooms: {
      committed(ms, count, ok) {
        commits.observe({ outcome: ok ? "written" : "failed" }, ms / 1_000);
        if (ok) updates.inc(count);
      },
      refused: (code) => refused.inc({ code }),
      closed: (code: CloseCode) => closed.inc({ reason: closeReason(code) }),
    },
    watch(stats) {
      gauge("liangdeng_connections", "Open room connections.", () => stats().connections);
      gauge("liangdeng_rooms", "Rooms in memory.", () => stats().rooms);
      gauge("liangdeng_queue_depth", "Updates that wait for the disk.", () => stats().pending);
    },
  };

  function gauge(name: string, help: string, read: () => number): void {
    const collect = (): void => made.set(read());
    const made = new Gauge({ name, help, registers: [], collect });
    registry.registerMetric(made);
  }
}
