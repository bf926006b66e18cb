import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { prepared } from "#db/prepared";
import { actual, actualChange } from "#db/schema";
import { parseMonth } from "~/domain/scorecard/month";
import { actualKey } from "~/protocol/live-keys";
import { relightActual } from "./actual-light.server";
import { monthsToEnter } from "./actuals-view.server";
import { liveActualOf } from "./actuals.server";
import { command, ok, refuse } from "./command.server";
import { readinessEntries } from "./live-snapshot.server";
import { meetingOfMonth } from "./meetings.server";
import { measureAt, providerIdsOf } from "./scorecard.server";

/** Beyond this a double does not keep every digit; no dealership reaches it. */
const LARGEST = 1e15;

const KEY = { measureId: sql.placeholder("measureId"), month: sql.placeholder("month") };
const BY = { changedBy: sql.placeholder("changedBy"), changedAt: sql.placeholder("changedAt") };
const ofKey = and(eq(actual.measureId, KEY.measureId), eq(actual.month, KEY.month));

const storedActual = prepared((db) =>
  db.select({ value: actual.value }).from(actual).where(ofKey).prepare(),
);

const deleteActual = prepared((db) => db.delete(actual).where(ofKey).prepare());

const writeActual = prepared((db) =>
  db
    .insert(actual)
    .values({ ...KEY, value: sql.placeholder("value"), ...BY })
    .onConflictDoUpdate({
      target: [actual.measureId, actual.month],
      set: {
        value: sql`excluded.value`,
        changedBy: sql`excluded.changed_by`,
        changedAt: sql`excluded.changed_at`,
      },
    })
    .prepare(),
);

const insertChange = prepared((db) =>
  db
    .insert(actualChange)
    .values({ ...KEY, before: sql.placeholder("before"), after: sql.placeholder("after"), ...BY })
    .prepare(),
);

/**
 * Enters, corrects or (value null) removes the actual of a measure and month. Possible before a
 * meeting is opened and after it is closed. The lights of the measure and of its objective in that
 * month are judged in the same transaction and pushed with the number.
 */
export const enterActual = command({
  input: z.object({
    measureId: z.string(),
    month: z.string(),
    value: z.number().min(-LARGEST).max(LARGEST).nullable(),
    /**
     * Sent with a number that was delayed: when the number that the typist saw had been changed
     * (null: never). Refused as `overtaken` when it was changed again since.
     */
    seenAt: z.number().nullable().optional(),
  }),
  run(work, input) {
    const { db, actor, now } = work;
    const month = parseMonth(input.month);
    if (month === null) return refuse("unknown-month", "month");
    const measure = measureAt(db, actor.companyId, input.measureId, month);
    if (!measure) return refuse("unknown-measure");
    if (!monthsToEnter(db, actor.companyId, now).includes(month)) {
      return refuse("month-out-of-range", "month");
    }
    const providerIds = providerIdsOf(db, measure.versionId);
    if (!work.may("actual.enter", { departmentId: measure.departmentId, providerIds })) {
      return refuse("forbidden");
    }
    const { measureId, value } = input;
    const key = { measureId, month };
    const before = storedActual(db).get(key)?.value ?? null;
    if (before === value) return ok(liveActualOf(db, measureId, month));
    const isBlind =
      input.seenAt !== undefined && input.seenAt !== liveActualOf(db, measureId, month).changedAt;
    if (isBlind) return refuse("overtaken");

    const by = { changedBy: actor.personId, changedAt: now };
    if (value === null) deleteActual(db).run(key);
    else writeActual(db).run({ ...key, value, ...by });
    insertChange(db).run({ ...key, before, after: value, ...by });
    work.record("enter-actual", `${measureId} ${month}`, before, value);
    const entry = liveActualOf(db, measureId, month);
    const figure = { month, actual: value };
    const { entries, moved } = relightActual(db, actor.companyId, measure, figure, now);
    work.push([[actualKey(measureId, month), entry], ...entries]);
    // Of an actual readiness asks only whether there is one, and for its light [RY2] [RY3].
    const counts = moved || (before === null) !== (value === null);
    const meeting = counts ? meetingOfMonth(db, actor.companyId, month) : null;
    if (meeting) {
      const { departmentId } = measure;
      work.pushAfterwards(meeting.id, (after) => readinessEntries(after, meeting, departmentId));
    }
    return ok(entry);
  },
});
