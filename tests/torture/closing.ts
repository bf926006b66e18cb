/** Kills the server in the middle of closing a meeting: it is closed with its record, or not at all. */
import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Product } from "../e2e/support/product";
import { CLOSING_KEY, type LiveClosing } from "~/protocol/live-keys";
import { openRoom } from "~/collab/room";
import { query } from "./disk";
import { killEnvironment, takeStrike, type Kill } from "./kill";
import type { Ledger } from "./ledger";
import { personAt, type Person } from "./person";

/** How long a closing may take to come to the statement at which it is to be killed, ms. */
const PATIENCE_MS = 30_000;

/** First those after which nothing may have happened, then those after which it may have. */
function killsFor(random: () => number): Kill[] {
  const inside = ['update "meeting"', 'insert into "sealed_record"', 'insert into "audit_event"'];
  return [
    ...inside.map((what): Kill => ({ kind: "inside", within: "a closing", what, count: 1 })),
    { kind: "moment", afterMs: random() * 20 },
    { kind: "moment", afterMs: random() * 60 },
  ];
}

/** Closes February under fire. The product runs before, and afterwards. */
export async function closeUnderFire(
  product: Product,
  random: () => number,
  ledger: Ledger,
): Promise<void> {
  const { dataDir } = product;
  const [meeting] = query<{ id: string }>(
    dataDir,
    "SELECT id FROM meeting WHERE month = '2021-02'",
  );
  const meetingId = meeting?.id ?? "";
  const facilitator = await personAt(product, "企管专员");
  await facilitator.command("start-meeting", { meetingId });
  await waiveAll(product, await personAt(product, "总经理"), meetingId);

  await product.kill("SIGTERM");
  for (const kill of killsFor(random)) {
    await product.start(killEnvironment(kill, dataDir));
    const answer = facilitator.command("close-meeting", { meetingId });
    if (kill.kind === "moment") await delay(kill.afterMs);
    else await Promise.race([product.gone(), answer, delay(PATIENCE_MS)]);
    await product.kill("SIGKILL");
    const statement = takeStrike(dataDir);
    ledger.killed(kill, statement !== null);
    const isClosed = phaseOf(dataDir, meetingId) === "closed";
    const problem = problemOf(dataDir, meetingId);
    if (problem) ledger.wrong("closings half done", problem);
    if (isClosed && statement) ledger.wrong("closings half done", `closed before ${statement}`);
    if (isClosed) return product.start();
  }
  await product.start();
  const answer = await facilitator.command("close-meeting", { meetingId });
  const isClosed = answer?.ok && phaseOf(dataDir, meetingId) === "closed";
  const problem = isClosed ? problemOf(dataDir, meetingId) : JSON.stringify(answer);
  if (problem) ledger.wrong("closings half done", problem);
}

async function waiveAll(product: Product, gm: Person, meetingId: string): Promise<void> {
  const room = openRoom({
    server: product.url.replace("http", "ws"),
    room: `meeting/${meetingId}`,
    WebSocket: gm.Socket,
  });
  const { live } = room.connection;
  let closing = live.get(CLOSING_KEY);
  for (; closing === undefined; closing = live.get(CLOSING_KEY)) await delay(20);
  const { blockers } = closing.value as LiveClosing;
  room.destroy();
  if (blockers.length === 0) return;
  const keys = blockers.map(({ key }) => key);
  await gm.command("waive-blockers", { meetingId, blockers: keys, reason: "under fire" });
}

function phaseOf(dataDir: string, meetingId: string): string | undefined {
  return query<{ phase: string }>(dataDir, "SELECT phase FROM meeting WHERE id = ?", meetingId)[0]
    ?.phase;
}

function problemOf(dataDir: string, meetingId: string): string | null {
  const [record] = query<{ json: string; sha256: string }>(
    dataDir,
    "SELECT json, sha256 FROM sealed_record WHERE meeting_id = ?",
    meetingId,
  );
  const isClosed = phaseOf(dataDir, meetingId) === "closed";
  if (isClosed !== (record !== undefined)) return "a phase without its record, or the reverse";
  if (!record) return null;
  const hash = createHash("sha256").update(record.json).digest("hex");
  return hash === record.sha256 ? null : "the record does not match its hash";
}
