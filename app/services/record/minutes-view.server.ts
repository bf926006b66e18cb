import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { amendment, approval, person } from "#db/schema";
import { can } from "~/domain/access/can";
import { pageOf } from "~/protocol/anchor";
import { formatRoomName } from "~/protocol/room-name";
import type { PageKey } from "~/sheet/page-key";
import type { Amendment, BesideRecord, MinutesView, RecordedPageView } from "~/views/minutes";
import type { MeetingRecord } from "~/views/record";
import type { Ask } from "../context.server";
import { nameOf, type Meeting } from "../meetings.server";
import { recordedOverview } from "../overview-view.server";
import { composeRecord } from "./compose-record.server";
import { correctionsOf } from "./corrections.server";
import { recordedEntries } from "./recorded-view.server";
import { storedRecordOf, type StoredRecord } from "./stored-record.server";

/** A meeting's minutes: of the frozen record, or as a draft what the record would be now. */
export function minutesOf({ db, who, clock }: Ask, row: Meeting): MinutesView {
  const stored = storedRecordOf(db, row);
  const { companyId } = row;
  return {
    record: stored?.record ?? composeRecord(db, row, null, clock.now()),
    asOf: stored?.sealedAt ?? clock.now(),
    sealed: stored && besideRecord(db, row, stored),
    mayApprove: row.phase === "closed" && can(who.actor, "meeting.approve", { companyId }),
    mayAmend: stored !== null && can(who.actor, "amendment.write", { companyId }),
  };
}

/** The overview of a closed meeting with what stands beside its record; null while it is open. */
export function recordedOverviewOf(ask: Ask, row: Meeting) {
  if (!storedRecordOf(ask.db, row)) return null;
  const minutes = minutesOf(ask, row);
  const words = {
    pages: [],
    findings: [],
    improvements: [],
    pictures: [],
    tables: [],
    covers: [],
    followUps: [],
    threads: [],
  };
  return {
    overview: recordedOverview(minutes.record),
    minutes: { ...minutes, record: { ...minutes.record, ...words } },
  };
}

/** One page of a closed meeting; null while it is open, or when its record has no such page. */
export function recordedPageOf(ask: Ask, row: Meeting, key: PageKey): RecordedPageView | null {
  if (!storedRecordOf(ask.db, row)) return null;
  const minutes = minutesOf(ask, row);
  const page = minutes.record.pages.find(({ link }) => link.key === key);
  if (!page) return null;
  const { departmentId } = page;
  const { id } = page.link;
  return {
    key,
    sheet: formatRoomName({ kind: "sheet", meetingId: row.id, departmentId }),
    minutes: { ...minutes, record: onlyPage(minutes.record, key) },
    values: Object.fromEntries(
      recordedEntries(minutes.record).filter(([name]) => name.split("/").includes(id)),
    ),
  };
}

/** A record with nothing of its other pages. */
function onlyPage(record: MeetingRecord, key: PageKey): MeetingRecord {
  const isHere = ({ page }: { page: string }) => page === key;
  return {
    ...record,
    pages: record.pages.filter(({ link }) => link.key === key),
    findings: record.findings.filter(isHere),
    improvements: record.improvements.filter(isHere),
    followUps: record.followUps.filter(isHere),
    pictures: record.pictures?.filter(isHere),
    tables: record.tables?.filter(isHere),
    covers: [],
    threads: record.threads.filter(({ anchor }) => pageOf(anchor) === key),
    lights: {},
    lightsBefore: {},
    sealedBefore: {},
  };
}

/** What stands beside a frozen record: approval, amendments, and what was corrected since. */
export function besideRecord(
  db: Db,
  { id, companyId }: Meeting,
  { record, sha256, sealedAt }: StoredRecord,
): BesideRecord {
  const approved = db.select().from(approval).where(eq(approval.meetingId, id)).get();
  const by = approved ? nameOf(db, approved.personId) : null;
  return {
    sha256,
    sealedAt,
    approval: approved && by ? { by, at: approved.at } : null,
    amendments: amendmentsOf(db, id),
    corrections: correctionsOf(db, companyId, record),
  };
}

/** The amendments of a record, the first one first. */
function amendmentsOf(db: Db, meetingId: string): Amendment[] {
  return db
    .select({ amendment, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(amendment)
    .innerJoin(person, eq(person.id, amendment.personId))
    .where(eq(amendment.meetingId, meetingId))
    .orderBy(asc(amendment.at), asc(amendment.id))
    .all()
    .map(({ amendment: { id, place, text, reason, personId, at }, nameZh, nameEn }) => ({
      id,
      place,
      text,
      reason,
      by: { id: personId, nameZh, nameEn },
      at,
    }));
}
