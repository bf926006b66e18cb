import type { Db } from "#db/client";
import { isSealed } from "~/domain/meeting/phase";
import { addMonths } from "~/domain/scorecard/month";
import { MEETING_KEY, readyKey, TIMER_KEY, type LiveReadiness } from "~/protocol/live-keys";
import { liveActualsOf } from "./actuals.server";
import { askedQuestions } from "./asked-questions.server";
import { closingEntry } from "./closing-blockers.server";
import { lightsOf, liveEntries } from "./lights.server";
import {
  agendaOf,
  liveMeeting,
  meetingById,
  revisionOf,
  timerOf,
  type Meeting,
} from "./meetings.server";
import { sentenceEntries } from "./overview-sentences.server";
import type { LiveEntry } from "./ports";
import { threadEntries } from "./threads.server";
import { departmentReadiness } from "./readiness.server";
import { recordedEntries } from "./record/recorded-view.server";
import { storedRecordOf } from "./record/stored-record.server";
import { measuresAt } from "./scorecard.server";

/** A meeting's live values at a revision of its company. */
export type LiveSnapshot = { readonly revision: number; readonly entries: readonly LiveEntry[] };

/**
 * Everything that a screen in the meeting shows live, read from the rows: what a client gets when
 * it joins, and again after it was away.
 *
 * @param held what this function said before, when nothing has been pushed to the meeting since:
 *   between two commands of the company all that changes is pushed, so of the same revision it
 *   still stands. After a restart everybody comes back at once and is told the same.
 * @returns the company's revision and the entries; no entries for an unknown meeting.
 */
export function liveSnapshot(
  db: Db,
  meetingId: string,
  held: LiveSnapshot | null = null,
): LiveSnapshot {
  const row = meetingById(db, meetingId);
  if (!row) return { revision: 0, entries: [] };
  const revision = revisionOf(db, row.companyId);
  if (held?.revision === revision) return held;
  const stored = storedRecordOf(db, row);
  return {
    revision,
    entries: [
      [MEETING_KEY, liveMeeting(db, row)],
      [TIMER_KEY, timerOf(agendaOf(db, meetingId))],
      // A closed meeting goes on showing what it froze, whatever is corrected afterwards.
      ...(stored ? recordedEntries(stored.record) : openEntries(db, row)),
      ...threadEntries(db, meetingId),
    ],
  };
}

/** What can still change as long as the meeting is open. */
function openEntries(db: Db, row: Meeting): LiveEntry[] {
  const measureIds = measuresAt(db, row.companyId, row.month).map(({ id }) => id);
  const actuals = liveActualsOf(db, measureIds, [row.month]);
  return [
    ...actuals,
    ...lightEntries(db, row),
    ...sentenceEntries(db, row.id),
    ...readinessEntries(db, row),
  ];
}

/** This month's lights and last month's. */
function lightEntries(db: Db, { companyId, month }: Meeting): LiveEntry[] {
  return [addMonths(month, -1), month].flatMap((each) =>
    liveEntries(lightsOf(db, companyId, each).values()),
  );
}

/**
 * The readiness of each department, or of the one given, and with it what blocks closing; nothing of a
 * closed meeting, whose screens show what it froze, also when a figure or a question moves on.
 */
export function readinessEntries(db: Db, row: Meeting, only?: string): LiveEntry[] {
  if (isSealed(row.phase)) return [];
  const questions = askedQuestions(db, row.id);
  const readiness = departmentReadiness(db, row, questions);
  const entries = readiness
    .filter(({ departmentId }) => only === undefined || departmentId === only)
    .map(({ departmentId, missing, unanswered }): LiveEntry => {
      const value: LiveReadiness = { missing, unanswered };
      return [readyKey(departmentId), value];
    });
  return [...entries, closingEntry(db, row, questions, readiness)];
}
