import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { idFrom } from "#db/id";
import { prepared } from "#db/prepared";
import {
  comment,
  followUp,
  followUpEvent,
  followUpProgress,
  improvementRow,
  question,
} from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import type { Light } from "~/domain/scorecard/light";
import { firstPageOf, parsePageKey, type PageKey } from "~/sheet/page-key";
import { bareLightsOf } from "../lights.server";
import type { Meeting } from "../meetings.server";
import type { FollowUpRow } from "./follow-up-rows.server";

type Improvement = typeof improvementRow.$inferSelect;

/** How a department's pages came to say what they say. */
export interface Writing {
  /** The one person who wrote; null when there were several, or none. */
  by: string | null;
  /** Product clock, ms. */
  at: number;
}

/** The columns whose home is the page as long as its meeting is open. */
type FromPage = Pick<
  FollowUpRow,
  "page" | "position" | "wording" | "goal" | "owners" | "dueTyped" | "dueOn" | "lightWhenRaised"
>;

const improvementsOf = prepared((db) =>
  db
    .select()
    .from(improvementRow)
    .where(
      and(
        eq(improvementRow.meetingId, sql.placeholder("meetingId")),
        eq(improvementRow.departmentId, sql.placeholder("departmentId")),
      ),
    )
    .prepare(),
);

const raisedBy = prepared((db) =>
  db
    .select()
    .from(followUp)
    .where(
      and(
        eq(followUp.kind, "improvement"),
        eq(followUp.raisedIn, sql.placeholder("meetingId")),
        eq(followUp.departmentId, sql.placeholder("departmentId")),
      ),
    )
    .prepare(),
);

/**
 * Keeps a department's follow-ups in step with the improvement measures on its pages, while the
 * meeting that raises them is open; a closed meeting's are changed by commands alone. What somebody
 * did with a follow-up (its state, its events) is never touched. [FU16] One whose page is no longer
 * the department's stays as it is: its row is not among the projected ones, and nobody deleted it.
 *
 * @param firstPages of the department's measures and plans
 * @returns the ids of those that changed, appeared or are gone.
 */
export function keepFollowUps(
  db: Db,
  row: Meeting,
  { departmentId, firstPages }: { departmentId: string; firstPages: readonly PageKey[] },
  writing: Writing,
): string[] {
  if (isSealed(row.phase)) return [];
  const onPage = improvementsOf(db).all({ meetingId: row.id, departmentId });
  const kept = raisedBy(db).all({ meetingId: row.id, departmentId });
  const bySource = new Map(kept.map((each) => [each.sourceId, each]));
  const lights = bareLightsOf(db, row.companyId, row.month);
  const living = new Set(onPage.map(({ id }) => id));
  return [
    ...onPage.flatMap((improvement) => {
      const before = bySource.get(improvement.id);
      const values = fromPage(lights, improvement);
      const isWritten = values.wording.trim() !== "";
      // Whoever clears an action is about to write it anew: until then it is what it was.
      if (before) {
        const said = isWritten ? values : { ...values, wording: before.wording };
        return change(db, before, said, writing);
      }
      return isWritten ? [raise(db, row, departmentId, improvement.id, values, writing)] : [];
    }),
    ...kept
      .filter(({ sourceId, page }) => !living.has(sourceId) && firstPages.includes(page))
      .flatMap((gone) => take(db, gone, writing)),
  ];
}

/** The light of a page's measure or plan, among those of a month. */
export function lightOfPage(lights: ReadonlyMap<string, Light>, page: PageKey): Light | null {
  const subject = parsePageKey(page)?.subject;
  if (!subject) return null;
  const key =
    subject.kind === "measure" ? `measure/${subject.measureId}` : `plan/${subject.planId}`;
  return lights.get(key) ?? null;
}

function fromPage(lights: ReadonlyMap<string, Light>, improvement: Improvement): FromPage {
  const { page, position, action, goal, owners, dueTyped, dueOn } = improvement;
  return {
    // It comes back on the first page of its measure or plan.
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

/**
 * The id of an improvement measure's follow-up. It follows from its row, so that what was written
 * under it is found again when a row that was deleted comes back.
 */
function idOf(meetingId: string, departmentId: string, sourceId: string): string {
  return idFrom([meetingId, departmentId, sourceId]);
}

function raise(
  db: Db,
  { id: raisedIn, companyId }: Meeting,
  departmentId: string,
  sourceId: string,
  values: FromPage,
  { by, at }: Writing,
): string {
  const id = idOf(raisedIn, departmentId, sourceId);
  const home = { id, companyId, kind: "improvement" as const, sourceId, raisedIn, departmentId };
  db.insert(followUp)
    .values({ ...home, ...values, state: "planned", createdAt: at })
    .run();
  event(db, id, "raised", { by, at });
  return id;
}

/** Writes what the page says differently; a row that is back on its page is no longer withdrawn. */
function change(db: Db, before: FollowUpRow, values: FromPage, writing: Writing): string[] {
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
  if (back) event(db, id, "restored", writing);
  return [id];
}

/** Its row was deleted on the page: gone if nobody has built on it, else visibly withdrawn. */
function take(db: Db, row: FollowUpRow, { by, at }: Writing): string[] {
  const { id, withdrawnAt } = row;
  if (withdrawnAt !== null) return [];
  if (isBuiltOn(db, row)) {
    db.update(followUp).set({ withdrawnAt: at }).where(eq(followUp.id, id)).run();
    event(db, id, "withdrawn", { by, at });
  } else {
    db.delete(followUpEvent).where(eq(followUpEvent.followUpId, id)).run();
    db.delete(followUp).where(eq(followUp.id, id)).run();
  }
  return [id];
}

/** Writes down what happened to a follow-up, by whom and when. */
function event(
  db: Db,
  followUpId: string,
  kind: "raised" | "restored" | "withdrawn",
  { by, at }: Writing,
): void {
  db.insert(followUpEvent).values({ followUpId, kind, personId: by, at }).run();
}

/** Whether something happened to it, a month says how it went, or a question became it. */
function isBuiltOn(db: Db, row: FollowUpRow): boolean {
  const happened = db
    .select({ id: followUpEvent.id })
    .from(followUpEvent)
    .where(and(eq(followUpEvent.followUpId, row.id), ne(followUpEvent.kind, "raised")))
    .get();
  const progress = db
    .select({ id: followUpProgress.followUpId })
    .from(followUpProgress)
    .where(eq(followUpProgress.followUpId, row.id))
    .get();
  return happened !== undefined || progress !== undefined || isTurnedQuestion(db, row);
}

function isTurnedQuestion(db: Db, { raisedIn, departmentId, sourceId }: FollowUpRow): boolean {
  return db
    .select({ end: question.end })
    .from(question)
    .innerJoin(comment, eq(comment.id, question.commentId))
    .where(and(eq(comment.meetingId, raisedIn), eq(comment.departmentId, departmentId)))
    .all()
    .some(({ end }) => end?.kind === "turned" && end.followUpSource === sourceId);
}
