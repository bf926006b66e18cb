import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { comment, measurePage, meeting, question } from "#db/schema";
import { movePage as moved, nextOrdinal, orderPages } from "~/domain/meeting/measure-pages";
import { isSealed } from "~/domain/meeting/phase";
import { pageOf } from "~/protocol/anchor";
import { readAnchor } from "~/protocol/read-anchor";
import { MEETING_KEY, STRUCTURE_KEY } from "~/protocol/live-keys";
import { measurePageKey } from "~/sheet/page-key";
import { command, ok, refuse, type Outcome, type Work } from "./command.server";
import { measurePagesOf, type MeasurePageRow } from "./measure-pages.server";
import { liveMeeting, meetingById, type Meeting } from "./meetings.server";
import { projectAnew } from "./project-anew.server";
import { englishName, inBothLanguages, name } from "./scorecard-commands/entry-inputs.server";
import { scorecardAt, type Measure } from "./scorecard.server";

/** A page of a measure in a meeting, as it comes over the wire. */
const page = { meetingId: z.string(), measureId: z.string(), ordinal: z.number().int() };
const title = { nameZh: name, nameEn: englishName };

/** A measure of an open meeting whose pages the person may arrange. */
interface Place {
  meeting: Meeting;
  measure: Measure;
  /** The codes of everything else on the scorecard. */
  codes: ReadonlySet<string>;
  /** The measure's pages as stored, removed ones too, in order. */
  pages: MeasurePageRow[];
}

/** Adds a further page behind the others of a measure; its words are written on it like on any page. */
export const addMeasurePage = command({
  input: z.object({ meetingId: z.string(), measureId: z.string(), ...title }),
  run(work, { meetingId, measureId, ...names }) {
    const found = placeFor(work, { meetingId, measureId });
    if (!found.ok) return found;
    const { measure, codes, pages } = found.value;
    const given = pages.map((each) => each.ordinal);
    const ordinal = nextOrdinal(given, measure.code, (code) => codes.has(code));
    if (ordinal === null) return refuse("too-many-pages");
    const position = Math.max(0, ...pages.map((each) => each.position)) + 1;
    const { nameZh: titleZh, nameEn: titleEn } = inBothLanguages(names);
    work.db
      .insert(measurePage)
      .values({ meetingId, measureId, ordinal, position, titleZh, titleEn })
      .run();
    changed(work, found.value, { action: "add-page", ordinal, before: null, after: names });
    return ok({ ordinal });
  },
});

/** Gives a page of a measure its title; the first page, which needs none, as well. */
export const titleMeasurePage = command({
  input: z.object({ ...page, ...title }),
  run(work, { meetingId, measureId, ordinal, ...names }) {
    const found = placeFor(work, { meetingId, measureId });
    if (!found.ok) return found;
    const row = found.value.pages.find((each) => each.ordinal === ordinal);
    if (ordinal !== 1 && (!row || row.removedAt !== null)) return refuse("unknown-page");
    const { nameZh: titleZh, nameEn: titleEn } = inBothLanguages(names);
    const { db } = work;
    if (row) db.update(measurePage).set({ titleZh, titleEn }).where(isPage(row)).run();
    else {
      const first = { meetingId, measureId, ordinal, position: 0, titleZh, titleEn };
      db.insert(measurePage).values(first).run();
    }
    const before = row ? { nameZh: row.titleZh, nameEn: row.titleEn } : null;
    changed(work, found.value, { action: "title-page", ordinal, before, after: names });
    return ok(null);
  },
});

/** Moves a further page one place among those of its measure. */
export const moveMeasurePage = command({
  input: z.object({ ...page, step: z.union([z.literal(-1), z.literal(1)]) }),
  run(work, { ordinal, step, ...place }) {
    const found = placeFor(work, place);
    if (!found.ok) return found;
    const live = liveFurther(found.value.pages);
    const before = live.map((each) => each.ordinal);
    if (!before.includes(ordinal)) return refuse("unknown-page");
    const after = moved(before, ordinal, step);
    for (const row of live) {
      const position = after.indexOf(row.ordinal) + 1;
      work.db.update(measurePage).set({ position }).where(isPage(row)).run();
    }
    changed(work, found.value, { action: "move-page", ordinal, before, after });
    return ok(null);
  },
});

/**
 * [MP3] Removes a further page. What is written on it stays in the sheet and comes back with it; the
 * room, if it is on it, goes to the measure's first page.
 */
export const removeMeasurePage = command({
  input: z.object(page),
  run(work, { ordinal, ...place }) {
    const found = placeFor(work, place);
    if (!found.ok) return found;
    const row = liveFurther(found.value.pages).find((each) => each.ordinal === ordinal);
    if (!row) return refuse("unknown-page");
    if (hasQuestion(work, row)) return refuse("page-has-question");
    work.db.update(measurePage).set({ removedAt: work.now }).where(isPage(row)).run();
    leave(work, found.value.meeting, row);
    changed(work, found.value, { action: "remove-page", ordinal, before: row, after: null });
    return ok(null);
  },
});

/** [MP3] Brings a removed page back to where it stood, with what was written on it. */
export const restoreMeasurePage = command({
  input: z.object(page),
  run(work, { ordinal, ...place }) {
    const found = placeFor(work, place);
    if (!found.ok) return found;
    const row = found.value.pages.find((each) => each.ordinal === ordinal);
    if (!row || row.removedAt === null) return refuse("unknown-page");
    work.db.update(measurePage).set({ removedAt: null }).where(isPage(row)).run();
    changed(work, found.value, { action: "restore-page", ordinal, before: null, after: row });
    return ok(null);
  },
});

function placeFor(work: Work, at: { meetingId: string; measureId: string }): Outcome<Place> {
  const row = meetingById(work.db, at.meetingId);
  if (!row || row.companyId !== work.actor.companyId) return refuse("unknown-meeting");
  const { measures, plans } = scorecardAt(work.db, row.companyId, row.month);
  const measure = measures.find(({ id }) => id === at.measureId);
  if (!measure) return refuse("unknown-measure");
  const sealed = isSealed(row.phase);
  const { departmentId } = measure;
  if (sealed) return refuse("meeting-closed");
  if (!work.may("sheet.edit", { departmentId, sealed })) return refuse("forbidden");
  const codes = new Set([...measures, ...plans].map(({ code }) => code));
  const pages = measurePagesOf(work.db, row.id).filter(({ measureId }) => measureId === measure.id);
  return ok({ meeting: row, measure, codes, pages });
}

function liveFurther(pages: readonly MeasurePageRow[]): MeasurePageRow[] {
  return orderPages(pages.filter(({ ordinal, removedAt }) => ordinal > 1 && removedAt === null));
}

function isPage({ meetingId, measureId, ordinal }: MeasurePageRow) {
  return and(
    eq(measurePage.meetingId, meetingId),
    eq(measurePage.measureId, measureId),
    eq(measurePage.ordinal, ordinal),
  );
}

/** [MP4] Whether a question hangs on the page, ended or not. */
function hasQuestion(work: Work, { meetingId, measureId, ordinal }: MeasurePageRow): boolean {
  const key = measurePageKey(measureId, ordinal);
  return work.db
    .select({ anchor: comment.anchor })
    .from(question)
    .innerJoin(comment, eq(comment.id, question.commentId))
    .where(and(eq(comment.meetingId, meetingId), isNull(comment.deletedAt)))
    .all()
    .some(({ anchor }) => {
      const read = readAnchor(anchor);
      return read !== null && pageOf(read) === key;
    });
}

/** Has the room leave a page that is removed. */
function leave(work: Work, row: Meeting, { measureId, ordinal }: MeasurePageRow): void {
  if (row.placePage !== measurePageKey(measureId, ordinal)) return;
  const placePage = measurePageKey(measureId);
  work.db.update(meeting).set({ placePage }).where(eq(meeting.id, row.id)).run();
  work.push([[MEETING_KEY, liveMeeting(work.db, { ...row, placePage })]], row.id);
}

interface Change {
  action: string;
  ordinal: number;
  before: unknown;
  after: unknown;
}

/** Logs a change, has the sheet projected anew, and tells every screen that the agenda is another. */
function changed(work: Work, { meeting: row, measure }: Place, change: Change): void {
  const { action, ordinal, before, after } = change;
  const subject = ordinal === 1 ? measure.id : `${measure.id} ${ordinal}`;
  work.record(action, subject, before, after);
  projectAnew(work, row.id, measure.departmentId);
  work.push([[STRUCTURE_KEY, work.now]], row.id);
}
