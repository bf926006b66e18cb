import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { closingRow, company, person } from "#db/schema";
import { unwaived, type Blocker } from "~/domain/meeting/closing";
import { addMonths, dayInZone } from "~/domain/scorecard/month";
import type { PersonName } from "~/protocol/live-keys";
import { RECORD_VERSION, type MeetingRecord } from "~/views/record";
import { attendanceOf } from "../attendance.server";
import { blockersIn, waiversOf } from "../closing-blockers.server";
import {
  agendaOf,
  meetingOfMonth,
  sealedLightsOf,
  timerOf,
  type Meeting,
} from "../meetings.server";
import { spentOn } from "~/domain/meeting/timer";
import { recordedSentences } from "../overview-sentences.server";
import { scorecardAt } from "../scorecard.server";
import { strategyMapAt } from "../strategy-map/strategy-map.server";
import { recordedCovers } from "./recorded-covers.server";
import { recordedFollowUps } from "./recorded-follow-ups.server";
import { recordedLights } from "./recorded-lights.server";
import { recordedPages, recordedScorecard } from "./recorded-pages.server";
import { recordedPictures } from "./recorded-pictures.server";
import { recordedTables } from "./recorded-tables.server";
import { recordedThreads } from "./recorded-threads.server";
import { recordedFindings, recordedImprovements } from "./recorded-words.server";

/** Who closes a meeting, and when. */
export interface Closing {
  personId: string;
  at: number;
}

/**
 * Reads everything that belongs to a meeting's record, as it is now. Two readings of the same rows
 * are equal, down to the order of every list.
 *
 * @param closing null for a draft of a meeting that is still open.
 * @param now product clock, ms: up to when running time counts.
 */
export function composeRecord(
  db: Db,
  row: Meeting,
  closing: Closing | null,
  now: number,
): MeetingRecord {
  const { companyId, month } = row;
  const own = db.select().from(company).where(eq(company.id, companyId)).get();
  const people = peopleOf(db, companyId);
  const timeZone = own?.timeZone ?? "UTC";
  const pages = recordedPages(db, row, dayInZone(now, timeZone));
  const scorecard = recordedScorecard(db, row);
  const lights = recordedLights(db, companyId, month);
  const words = db.select().from(closingRow).where(eq(closingRow.meetingId, row.id)).get();
  const before = meetingOfMonth(db, companyId, addMonths(month, -1));
  const sealed = before ? sealedLightsOf(db, before) : {};
  return {
    version: RECORD_VERSION,
    company: own?.name ?? "",
    timeZone,
    meeting: {
      id: row.id,
      month,
      startedAt: row.startedAt,
      closedAt: closing?.at ?? null,
      closedBy: closing?.personId ?? null,
    },
    people,
    agenda: recordedAgenda(db, row, now),
    attendance: attendanceOf(db, row.id),
    scorecard,
    pages,
    lights,
    lightsBefore: recordedLights(db, companyId, addMonths(month, -1)),
    sealedBefore: Object.fromEntries(
      Object.entries(sealed).map(([subject, { light }]) => [subject, light]),
    ),
    sentences: recordedSentences(db, row.id, scorecard, lights),
    strategyMap: strategyMapAt(db, companyId, scorecardAt(db, companyId, month)),
    findings: recordedFindings(db, row.id, pages),
    improvements: recordedImprovements(db, row.id, pages, people),
    pictures: recordedPictures(db, row.id, pages),
    tables: recordedTables(db, row, pages),
    covers: recordedCovers(db, row),
    followUps: recordedFollowUps(db, row, people),
    threads: recordedThreads(db, row.id),
    closing: { remarks: words?.remarks ?? "", decisions: words?.decisions ?? "" },
    waivers: recordedWaivers(db, row),
  };
}

/** Everybody of a company, whoever is active or not: words of the past name people who have left. */
function peopleOf(db: Db, companyId: string): PersonName[] {
  return db
    .select({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(person)
    .where(eq(person.companyId, companyId))
    .orderBy(asc(person.id))
    .all();
}

function recordedAgenda(db: Db, { id }: Meeting, now: number): MeetingRecord["agenda"] {
  const agenda = agendaOf(db, id);
  const timer = timerOf(agenda);
  return agenda.map((item) => ({
    id: item.id,
    part: item.part,
    departmentId: item.departmentId,
    budgetMinutes: item.budgetMinutes,
    spentMs: spentOn(timer, item.id, now),
  }));
}

/** What was waived, in the order in which the agenda comes to it. */
function recordedWaivers(db: Db, row: Meeting): MeetingRecord["waivers"] {
  const blockers = blockersIn(db, row);
  const placeOf = (blocker: Blocker | null) =>
    blocker ? blockers.indexOf(blocker) : blockers.length;
  return waiversOf(db, row.id)
    .map(({ blocker, reason, by, at }) => ({
      key: blocker,
      blocker: blockers.find((each) => unwaived([each], [blocker]).length === 0) ?? null,
      reason,
      personId: by.id,
      at,
    }))
    .toSorted((a, b) => placeOf(a.blocker) - placeOf(b.blocker));
}
