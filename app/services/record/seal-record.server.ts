import { createHash } from "node:crypto";
import { sealedRecord } from "#db/schema";
import { canonicalJson, type JsonValue } from "~/domain/canonical-json";
import type { Work } from "../command.server";
import type { Meeting } from "../meetings.server";
import { composeRecord } from "./compose-record.server";

/**
 * Freezes a meeting's record: its canonical JSON and that text's SHA-256, written once. To be called
 * in the transaction that closes the meeting, after its clocks have stopped.
 */
export function sealRecord(work: Work, row: Meeting): void {
  const { db, actor, now } = work;
  const record = composeRecord(db, row, { personId: actor.personId, at: now }, now);
  const json = canonicalJson(record as unknown as JsonValue);
  const sha256 = createHash("sha256").update(json).digest("hex");
  db.insert(sealedRecord).values({ meetingId: row.id, json, sha256, sealedAt: now }).run();
}
