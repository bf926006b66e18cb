import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { sealedRecord } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { RECORD_VERSION, type MeetingRecord } from "~/views/record";
import type { Meeting } from "../meetings.server";

/** A frozen record: its bytes as they were written, and what they say. */
export interface StoredRecord {
  json: string;
  sha256: string;
  sealedAt: number;
  record: MeetingRecord;
}

/** The frozen record of a closed meeting; null while it is open, and for another version's record. */
export function storedRecordOf(db: Db, row: Pick<Meeting, "id" | "phase">): StoredRecord | null {
  if (!isSealed(row.phase)) return null;
  const found = db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, row.id)).get();
  if (!found) return null;
  const record = JSON.parse(found.json) as MeetingRecord;
  if (record.version !== RECORD_VERSION) return null;
  return { json: found.json, sha256: found.sha256, sealedAt: found.sealedAt, record };
}
