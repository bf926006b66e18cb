import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { closingWaiver, followUp, person } from "#db/schema";
import { blockersOf, unwaived, type Blocker } from "~/domain/meeting/closing";
import type { Question } from "~/domain/question/question";
import { CLOSING_KEY, type LiveClosing, type LiveWaiver } from "~/protocol/live-keys";
import { askedQuestions, askedSupport } from "./asked-questions.server";
import type { Meeting } from "./meetings.server";
import type { LiveEntry } from "./ports";
import { departmentReadiness, type ReadinessOfDepartment } from "./readiness.server";

/**
 * Everything that blocks closing a meeting, waived or not.
 *
 * @param questions those asked in the meeting, @param readiness of its departments: where they have
 *   been read already.
 */
export function blockersIn(
  db: Db,
  row: Meeting,
  questions: readonly Question[] = askedQuestions(db, row.id),
  readiness: readonly ReadinessOfDepartment[] = departmentReadiness(db, row, questions),
): Blocker[] {
  return blockersOf({
    readiness,
    questions,
    measures: measuresOf(db, row.id),
    support: askedSupport(db, row.id),
  });
}

const raisedIn = prepared((db) =>
  db
    .select({ sourceId: followUp.sourceId })
    .from(followUp)
    .where(
      and(
        eq(followUp.raisedIn, sql.placeholder("meetingId")),
        eq(followUp.kind, "improvement"),
        isNull(followUp.withdrawnAt),
      ),
    )
    .prepare(),
);

/** The row ids of the improvement measures that a meeting has raised and not withdrawn. */
function measuresOf(db: Db, meetingId: string): Set<string> {
  return new Set(
    raisedIn(db)
      .all({ meetingId })
      .map(({ sourceId }) => sourceId),
  );
}

/** What still blocks closing a meeting. */
export function openBlockersIn(db: Db, row: Meeting): Blocker[] {
  const waived = waiversOf(db, row.id).map(({ blocker }) => blocker);
  return unwaived(blockersIn(db, row), waived);
}

const waiversIn = prepared((db) =>
  db
    .select({ waiver: closingWaiver, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(closingWaiver)
    .innerJoin(person, eq(person.id, closingWaiver.personId))
    .where(eq(closingWaiver.meetingId, sql.placeholder("meetingId")))
    .orderBy(asc(closingWaiver.at), asc(closingWaiver.blocker))
    .prepare(),
);

/** What the GM has waived, the first one first. */
export function waiversOf(db: Db, meetingId: string): LiveWaiver[] {
  return waiversIn(db)
    .all({ meetingId })
    .map(({ waiver: { blocker, reason, personId, at }, nameZh, nameEn }) => ({
      blocker,
      reason,
      by: { id: personId, nameZh, nameEn },
      at,
    }));
}

/**
 * What blocks closing, and what was waived of it, as the room is told of it. To be pushed with
 * whatever changes it: readiness, questions, requests for support, waivers.
 */
export function closingEntry(
  db: Db,
  row: Meeting,
  questions?: readonly Question[],
  readiness?: readonly ReadinessOfDepartment[],
): LiveEntry {
  const value: LiveClosing = {
    blockers: blockersIn(db, row, questions, readiness),
    waivers: waiversOf(db, row.id),
  };
  return [CLOSING_KEY, value];
}
