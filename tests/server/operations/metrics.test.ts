import { describe, expect, test } from "vitest";
import { createMetrics, type Metrics } from "#server/operations/metrics";
import { faultyLog, startRoomServer } from "../rooms/support/room-server";
import { RawPeer } from "../rooms/support/raw-peer";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";

const ROOM = "sheet/m/d";

/** The value of a figure with exactly these labels, as Prometheus would read it. */
async function figure(metrics: Metrics, name: string): Promise<number> {
  const lines = (await metrics.text()).split("\n");
  const line = lines.find((each) => each.startsWith(`${name} `));
  return line === undefined ? 0 : Number(line.slice(name.length + 1));
}

describe("the operator's figures", () => {
  test("follow what the room server does: people, rooms, commits, refusals, ended connections", async () => {
    const metrics = createMetrics();
    const server = await startRoomServer({
      meter: metrics.rooms,
      settings: { maxMessageBytes: 1_000 },
    });
    metrics.watch(() => server.hub.stats());
    const [author, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.sync(), reader.sync()]);
    const before = await figure(metrics, "liangdeng_committed_updates_total");
    await author.saved(author.type("x"));

    expect(await figure(metrics, "liangdeng_connections")).toBe(2);
    expect(await figure(metrics, "liangdeng_rooms")).toBe(1);
    expect(await figure(metrics, "liangdeng_queue_depth")).toBe(0);
    expect(await figure(metrics, "liangdeng_committed_updates_total")).toBe(before + 1);
    expect(
      await figure(metrics, 'liangdeng_commit_seconds_count{outcome="written"}'),
    ).toBeGreaterThan(0);

    author.type("x".repeat(2_000));
    await author.closed;
    expect(await figure(metrics, 'liangdeng_refused_messages_total{code="too-large"}')).toBe(1);
    expect(
      await figure(metrics, 'liangdeng_closed_connections_total{reason="message too large"}'),
    ).toBe(1);
  });

  test("count a commit that failed apart from those that were written", async () => {
    const metrics = createMetrics();
    const log = faultyLog(memoryUpdateLog(() => "g"));
    const server = await startRoomServer({ log, meter: metrics.rooms });
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    log.failing = () => true;
    author.type("lost to nobody: the author still holds it");
    await author.closed;
    expect(await figure(metrics, 'liangdeng_commit_seconds_count{outcome="failed"}')).toBe(1);
  });

  test("hold classes of requests, and never a path", async () => {
    const metrics = createMetrics();
    metrics.answered("GET", 200, 12);
    metrics.answered("POST", 422, 3);
    const text = await metrics.text();
    expect(text).toContain('liangdeng_http_request_seconds_count{method="GET",status="2xx"} 1');
    expect(text).toContain('liangdeng_http_request_seconds_count{method="POST",status="4xx"} 1');
    expect(text).not.toContain("path=");
  });
});
