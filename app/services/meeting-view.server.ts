import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { person, sealedRecord } from "#db/schema";
import { can, type Actor } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import type { MeetingRights, MeetingView, PageLink } from "~/views/meeting";
import type { PersonName } from "~/protocol/live-keys";
import { liveSnapshot } from "./live-snapshot.server";
import { measurePagesOf } from "./measure-pages.server";
import { agendaOf, liveMeeting, timeZoneOf, timerOf, type Meeting } from "./meetings.server";
import { pagesOf } from "./pages.server";
import { leadersOf } from "./room-commands.server";
import { storedRecordOf } from "./record/stored-record.server";
import { scorecardAt } from "./scorecard.server";

/** Reads a meeting for a person of its company. The caller has asked `can` for meeting.read. */
export function meetingView(db: Db, actor: Actor, row: Meeting): MeetingView {
  const stored = storedRecordOf(db, row);
  const scorecard = stored?.record.scorecard ?? scorecardAt(db, row.companyId, row.month);
  const agenda = agendaOf(db, row.id);
  const pagesOfDepartment = pagesIn(db, row);
  const { revision, entries } = liveSnapshot(db, row.id);
  return {
    id: row.id,
    month: row.month,
    revision,
    timeZone: timeZoneOf(db, row.companyId),
    live: liveMeeting(db, row),
    timer: timerOf(agenda),
    values: Object.fromEntries(entries),
    sealed: sealOf(db, row),
    agenda: agenda.map(({ id, part, budgetMinutes, departmentId }) => ({
      id,
      part,
      budgetMinutes,
      department: scorecard.departments.find((entry) => entry.id === departmentId) ?? null,
      pages: departmentId === null ? [] : pagesOfDepartment(departmentId),
    })),
    leaders: leadersOf(db, row.companyId),
    people: peopleOf(db, row.companyId),
    me: actor.personId,
    actor,
    rights: rightsOf(actor, row),
    speaksFor: actor.departmentIds.filter((departmentId) =>
      can(actor, "support.decide", { companyId: row.companyId, departmentId }),
    ),
  };
}

/** The pages of each department: of a closed meeting as its record has them. */
function pagesIn(db: Db, row: Meeting): (departmentId: string) => PageLink[] {
  const recorded = storedRecordOf(db, row)?.record.pages;
  if (recorded) {
    return (id) =>
      recorded.filter(({ departmentId }) => departmentId === id).map(({ link }) => link);
  }
  const scorecard = scorecardAt(db, row.companyId, row.month);
  const measurePages = measurePagesOf(db, row.id);
  return (id) => pagesOf(scorecard, id, measurePages);
}

function rightsOf(actor: Actor, row: Meeting): MeetingRights {
  const subject = {
    companyId: row.companyId,
    leadId: row.leadId,
    sealed: isSealed(row.phase),
  };
  return {
    lead: can(actor, "meeting.lead", subject),
    open: can(actor, "meeting.open", subject),
    arrange: can(actor, "meeting.agenda", subject),
    close: can(actor, "meeting.close", subject),
    writeOverview: can(actor, "overview.write", subject),
    waive: can(actor, "closing.waive", subject),
    takeOver: can(actor, "meeting.take-over", subject),
    comment: can(actor, "comment.write", { companyId: row.companyId }),
  };
}

function sealOf(db: Db, { id, closedAt }: Meeting): MeetingView["sealed"] {
  const record = db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, id)).get();
  return record ? { closedAt: closedAt ?? record.sealedAt, sha256: record.sha256 } : null;
}

/** The company's people, those who have left included: what they owned keeps their name. */
export function peopleOf(db: Db, companyId: string): PersonName[] {
  return db
    .select({
      id: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
      active: person.active,
    })
    .from(person)
    .where(eq(person.companyId, companyId))
    .orderBy(asc(person.nameZh))
    .all();
}
