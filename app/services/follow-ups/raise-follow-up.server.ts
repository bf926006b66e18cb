import { and, eq } from "drizzle-orm";
import { newId } from "#db/id";
import { followUp, followUpEvent, person, personDepartment, personRole } from "#db/schema";
import type { Db } from "#db/client";
import { changeDueDate } from "~/domain/follow-up/postponement";
import { isOpen } from "~/domain/follow-up/state";
import { dayInZone, type Day } from "~/domain/scorecard/month";
import { ownerKey } from "~/sheet/owners";
import type { PageKey } from "~/sheet/page-key";
import type { Work } from "../command.server";
import { lightsOf } from "../lights.server";
import { timeZoneOf, type Meeting } from "../meetings.server";
import { followUpEntries, type FollowUpRow } from "./follow-up-rows.server";
import { firstPageOf, lightOfPage } from "./keep-follow-ups.server";

/** What joins the follow-ups besides improvement measures. */
export interface Raised {
  kind: "support" | "question";
  /** The support request's id, or the question's comment id. */
  sourceId: string;
  /** The meeting in which it was promised or deferred. */
  meeting: Meeting;
  /** The department that owes it. */
  departmentId: string;
  /** The page that it hangs on; "" for none. */
  page: PageKey;
  wording: string;
  /** Owner keys; the managers of the department when absent. */
  owners?: readonly string[];
  dueOn: Day | null;
  /** Why it was put off, when it was there already. */
  reason?: string;
}

/**
 * Puts a promised support or a deferred question onto the board; one that is there already gets the
 * new due date, a later one as a postponement. Verb-internal: the verb has asked `can`.
 *
 * @returns the follow-up's id.
 */
export function raiseFollowUp(work: Work, raised: Raised): string {
  const before = raisedBy(work.db, raised.kind, raised.sourceId);
  const id = before ? putOff(work, before, raised) : insert(work, raised);
  work.pushToCompany(followUpEntries(work.db, work.actor.companyId, [id]));
  return id;
}

/** What came of something that had joined the board: done today, or no longer to be done, and why. */
export type Settled = { state: "done" } | { state: "dropped" | "taken-over"; reason: string };

/**
 * Marks what came of a support or question: done today when its answer was accepted after it had
 * been put off, else dropped or taken over. Does nothing when it never joined the board or is
 * settled there.
 */
export function settleRaised(
  work: Work,
  kind: Raised["kind"],
  sourceId: string,
  settled: Settled = { state: "done" },
): void {
  const { db, actor, now } = work;
  const before = raisedBy(db, kind, sourceId);
  if (!before || !isOpen(before.state)) return;
  const { state } = settled;
  const doneOn = state === "done" ? dayInZone(now, timeZoneOf(db, actor.companyId)) : null;
  const reason = settled.state === "done" ? "" : settled.reason;
  db.update(followUp).set({ state, doneOn, reason }).where(eq(followUp.id, before.id)).run();
  event(work, before.id, "moved", {
    before: { state: before.state, doneOn: null },
    after: { state, doneOn },
    reason,
  });
  work.pushToCompany(followUpEntries(db, actor.companyId, [before.id]));
}

function raisedBy(db: Db, kind: Raised["kind"], sourceId: string): FollowUpRow | undefined {
  const same = and(eq(followUp.kind, kind), eq(followUp.sourceId, sourceId));
  return db.select().from(followUp).where(same).get();
}

function insert(work: Work, raised: Raised): string {
  const { db, now } = work;
  const { kind, sourceId, meeting, departmentId, page, wording, dueOn } = raised;
  const id = newId();
  db.insert(followUp)
    .values({
      id,
      companyId: meeting.companyId,
      kind,
      sourceId,
      raisedIn: meeting.id,
      departmentId,
      page: firstPageOf(page),
      // Behind the improvement measures of the page.
      position: 1000,
      wording,
      goal: "",
      owners: [...(raised.owners ?? managersOf(db, departmentId))],
      dueTyped: dueOn ?? "",
      dueOn,
      state: "planned",
      lightWhenRaised: lightOfPage(lightsOf(db, meeting.companyId, meeting.month), page),
      createdAt: now,
    })
    .run();
  event(work, id, "raised", { after: { wording, dueOn } });
  return id;
}

function putOff(work: Work, before: FollowUpRow, raised: Raised): string {
  const { dueOn, meeting, reason = "" } = raised;
  if (dueOn === null) return before.id;
  const change = changeDueDate(before.dueOn, dueOn, {
    reason: reason || raised.wording,
    raisedFor: meeting.month,
  });
  if (!change.ok) return before.id;
  work.db.update(followUp).set({ dueOn, dueTyped: dueOn }).where(eq(followUp.id, before.id)).run();
  event(work, before.id, change.kind, {
    before: { dueOn: before.dueOn },
    after: { dueOn },
    reason,
  });
  return before.id;
}

/** Writes down what happened to a follow-up, by whom and when. */
export function event(
  { db, actor, now }: Work,
  followUpId: string,
  kind: string,
  change: { before?: unknown; after?: unknown; reason?: string },
): void {
  db.insert(followUpEvent)
    .values({ followUpId, kind, personId: actor.personId, at: now, ...change })
    .run();
}

/** The owner keys of a department's active managers. */
function managersOf(db: Db, departmentId: string): string[] {
  return db
    .select({ personId: person.id })
    .from(person)
    .innerJoin(personDepartment, eq(personDepartment.personId, person.id))
    .innerJoin(personRole, eq(personRole.personId, person.id))
    .where(
      and(
        eq(personDepartment.departmentId, departmentId),
        eq(personRole.role, "manager"),
        eq(person.active, true),
      ),
    )
    .all()
    .flatMap(({ personId }) => ownerKey({ kind: "person", personId }) ?? []);
}
