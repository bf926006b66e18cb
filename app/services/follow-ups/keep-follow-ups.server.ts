import { and, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "#db/client";
import { newId } from "#db/id";
import { followUp, followUpEvent, followUpProgress, improvementRow, meeting } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";
import { measurePageKey, parsePageKey, planPageKey, type PageKey } from "~/sheet/page-key";
import type { Progress } from "~/sheet/progress";
import { lightsOf } from "../lights.server";
import type { Meeting } from "../meetings.server";
import { scorecardAt } from "../scorecard.server";
import type { FollowUpRow } from "./follow-up-rows.server";

type Improvement = typeof improvementRow.$inferSelect;

/** The columns whose home is the page as long as its meeting is open. */
type FromPage = Pick<
  FollowUpRow,
  "page" | "position" | "wording" | "goal" | "owners" | "dueTyped" | "dueOn" | "lightWhenRaised"
>;

/**
 * Keeps a department's follow-ups in step with the improvement measures on its pages, while the
 * meeting that raises them is open; a closed meeting's are changed by commands alone. What somebody
 * did with a follow-up (its state, its events) is never touched.
 *
 * @returns the ids of those that changed, appeared or are gone.
 */
export function keepFollowUps(db: Db, row: Meeting, departmentId: string, now: number): string[] {
  if (isSealed(row.phase)) return [];
  const here = and(
    eq(improvementRow.meetingId, row.id),
    eq(improvementRow.departmentId, departmentId),
  );
  const written = db
    .select()
    .from(improvementRow)
    .where(here)
    .all()
    .filter(({ action }) => action.trim() !== "");
  const kept = db
    .select()
    .from(followUp)
    .where(
      and(
        eq(followUp.kind, "improvement"),
        eq(followUp.raisedIn, row.id),
        eq(followUp.departmentId, departmentId),
      ),
    )
    .all();
  const bySource = new Map(kept.map((each) => [each.sourceId, each]));
  const lights = lightsOf(db, row.companyId, row.month);
  const onPage = new Set(written.map(({ id }) => id));
  return [
    ...written.flatMap((improvement) => {
      const before = bySource.get(improvement.id);
      const values = fromPage(lights, improvement);
      return before
        ? change(db, before, values, now)
        : [raise(db, row, departmentId, improvement.id, values, now)];
    }),
    ...kept.filter(({ sourceId }) => !onPage.has(sourceId)).flatMap((gone) => take(db, gone, now)),
  ];
}

/** The page on which a follow-up of a page comes back: the first one of its measure or plan. */
export function firstPageOf(page: PageKey): PageKey {
  const subject = parsePageKey(page)?.subject;
  if (!subject) return page;
  return subject.kind === "measure"
    ? measurePageKey(subject.measureId)
    : planPageKey(subject.planId);
}

/** The light of a page's measure or plan, among those of a month. */
export function lightOfPage(lights: ReturnType<typeof lightsOf>, page: PageKey): Light | null {
  const subject = parsePageKey(page)?.subject;
  if (!subject) return null;
  const key =
    subject.kind === "measure" ? `measure/${subject.measureId}` : `plan/${subject.planId}`;
  return lights.get(key)?.light ?? null;
}

function fromPage(lights: ReturnType<typeof lightsOf>, improvement: Improvement): FromPage {
  const { page, position, action, goal, owners, dueTyped, dueOn } = improvement;
  return {
    page: firstPageOf(page),
    position,
    wording: action,
    goal,
    owners,
    dueTyped,
    dueOn,
    lightWhenRaised: lightOfPage(lights, page),
  };
}

function raise(
  db: Db,
  { id: raisedIn, companyId }: Meeting,
  departmentId: string,
  sourceId: string,
  values: FromPage,
  now: number,
): string {
  const id = newId();
  const home = { id, companyId, kind: "improvement" as const, sourceId, raisedIn, departmentId };
  db.insert(followUp)
    .values({ ...home, ...values, state: "planned", createdAt: now })
    .run();
  db.insert(followUpEvent).values({ followUpId: id, kind: "raised", at: now }).run();
  return id;
}

/** Writes what the page says differently; a row that is back on its page is no longer withdrawn. */
function change(db: Db, before: FollowUpRow, values: FromPage, now: number): string[] {
  const { id } = before;
  const back = before.withdrawnAt !== null;
  const names = Object.keys(values) as (keyof FromPage)[];
  const differs = names.some(
    (name) => JSON.stringify(values[name]) !== JSON.stringify(before[name]),
  );
  if (!differs && !back) return [];
  db.update(followUp)
    .set({ ...values, withdrawnAt: null })
    .where(eq(followUp.id, id))
    .run();
  if (back) db.insert(followUpEvent).values({ followUpId: id, kind: "restored", at: now }).run();
  return [id];
}

/** Its row was deleted on the page: gone if nothing had happened to it, else visibly withdrawn. */
function take(db: Db, { id, withdrawnAt }: FollowUpRow, now: number): string[] {
  if (withdrawnAt !== null) return [];
  const touched = db
    .select({ id: followUpEvent.id })
    .from(followUpEvent)
    .where(and(eq(followUpEvent.followUpId, id), ne(followUpEvent.kind, "raised")))
    .get();
  if (touched) {
    db.update(followUp).set({ withdrawnAt: now }).where(eq(followUp.id, id)).run();
    db.insert(followUpEvent).values({ followUpId: id, kind: "withdrawn", at: now }).run();
  } else {
    db.delete(followUpEvent).where(eq(followUpEvent.followUpId, id)).run();
    db.delete(followUp).where(eq(followUp.id, id)).run();
  }
  return [id];
}

/**
 * Projects what a department's sheet says about the follow-ups of earlier meetings, which stand on
 * the pages that the department has in this meeting's month.
 *
 * @param read what the sheet says about one of them
 */
export function keepProgress(
  db: Db,
  { id: meetingId, companyId, month }: Meeting,
  departmentId: string,
  read: (followUpId: string) => Progress,
): void {
  const ids = db
    .select({ id: followUp.id, raisedFor: meeting.month })
    .from(followUp)
    .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
    .where(
      and(
        eq(followUp.companyId, companyId),
        inArray(followUp.page, pageKeys(db, companyId, month, departmentId)),
      ),
    )
    .all()
    .filter(({ raisedFor }) => raisedFor < month)
    .map(({ id }) => id);
  db.delete(followUpProgress)
    .where(
      and(eq(followUpProgress.meetingId, meetingId), inArray(followUpProgress.followUpId, ids)),
    )
    .run();
  for (const followUpId of ids) {
    const { progress, completion } = read(followUpId);
    if (progress === "" && completion === "") continue;
    db.insert(followUpProgress).values({ followUpId, meetingId, progress, completion }).run();
  }
}

/** The first pages of a department's measures and plans in a month. */
function pageKeys(db: Db, companyId: string, month: Month, departmentId: string): PageKey[] {
  const { measures, plans } = scorecardAt(db, companyId, month);
  const own = (item: { departmentId: string }) => item.departmentId === departmentId;
  return [
    ...measures.filter(own).map(({ id }) => measurePageKey(id)),
    ...plans.filter(own).map(({ id }) => planPageKey(id)),
  ];
}
