import { can } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import type { LiveThread } from "~/protocol/live-thread";
import { formatRoomName } from "~/protocol/room-name";
import { COVER_PAGE } from "~/sheet/pictures";
import type { DepartmentCover, RecordedCoverView } from "~/views/cover";
import type { MeetingRecord } from "~/views/record";
import type { Ask } from "./context.server";
import { earlierOfDepartment, managersOf } from "./cover-facts.server";
import { revisionOf, type Meeting } from "./meetings.server";
import { picturesOn } from "./pictures/page-pictures.server";
import { minutesOf } from "./record/minutes-view.server";
import { storedRecordOf } from "./record/stored-record.server";
import { smallMultiplesOf } from "./small-multiples.server";

/** Reads the cover of a department's turn, for a person of the company who may read its sheet. */
export function coverOf(
  { db, who: { actor } }: Pick<Ask, "db" | "who">,
  row: Meeting,
  departmentId: string,
): DepartmentCover {
  const { id: meetingId, companyId } = row;
  return {
    companyId,
    departmentId,
    sheet: formatRoomName({ kind: "sheet", meetingId, departmentId }),
    managers: managersOf(db, companyId, departmentId),
    multiples: smallMultiplesOf(db, row, departmentId),
    followUps: earlierOfDepartment(db, row, departmentId),
    pictures: picturesOn(db, { meetingId, departmentId, page: COVER_PAGE }),
    mayWrite: can(actor, "sheet.edit", { companyId, departmentId, sealed: isSealed(row.phase) }),
    revision: revisionOf(db, companyId),
  };
}

/** The cover of a closed meeting's department; null while it is open. */
export function recordedCoverOf(
  ask: Ask,
  row: Meeting,
  departmentId: string,
): RecordedCoverView | null {
  if (!storedRecordOf(ask.db, row)) return null;
  const minutes = minutesOf(ask, row);
  return {
    departmentId,
    multiples: smallMultiplesOf(ask.db, row, departmentId),
    minutes: { ...minutes, record: onlyCover(minutes.record, departmentId) },
  };
}

/** A record with nothing but what its department's cover shows. */
function onlyCover(record: MeetingRecord, departmentId: string): MeetingRecord {
  const isIts = (of: { departmentId: string }) => of.departmentId === departmentId;
  return {
    ...record,
    pages: record.pages.filter(isIts),
    findings: [],
    improvements: [],
    pictures: record.pictures?.filter((each) => isIts(each) && each.page === COVER_PAGE),
    covers: record.covers?.filter(isIts),
    followUps: record.followUps.filter(
      (each) => isIts(each) && each.raisedIn < record.meeting.month,
    ),
    threads: record.threads.filter((thread) => concerns(thread, departmentId)),
    lights: {},
    lightsBefore: {},
    sealedBefore: {},
  };
}

/** Whether a question belongs on a cover: hung on the whole department, or asked of it elsewhere. */
function concerns({ anchor, question, support }: LiveThread, departmentId: string): boolean {
  if (question === null) return false;
  const isIts = (of: { departmentId: string }) => of.departmentId === departmentId;
  if (isIts(anchor)) return anchor.kind === "department";
  return question.parties.some(isIts) || support.some(isIts);
}
