import { and, eq } from "drizzle-orm";
import { newId } from "#db/id";
import { followUp, followUpEvent, person, personDepartment, personRole } from "#db/schema";
import type { Db } from "#db/client";
import { changeDueDate } from "~/domain/follow-up/postponement";
import { isOpen } from "~/domain/follow-up/state";
import { dayInZone, type Day } from "~/domain/scorecard/month";
import { ownerKey } from "~/sheet/owners";
import { firstPageOf, type PageKey } from "~/sheet/page-key";
import { ok, refuse, type Outcome, type Work } from "../command.server";
import { bareLightsOf } from "../lights.server";
import { timeZoneOf, type Meeting } from "../meetings.server";
import { followUpEntries, type FollowUpRow } from "./follow-up-rows.server";
import { lightOfPage } from "./keep-follow-ups.server";

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
  /** Why it is put off; asked for when it was there already with an earlier date. */
  reason?: string;
}

/**
 * Puts a promised support, or what one department owes of a deferred question, onto the board; one
 * that is there already is open again and gets the new due date, a later one as a postponement,
 * which asks for a reason. Verb-internal: the verb has asked `can`, and is undone by a refusal.
 *
 * @returns the follow-up's id.
 */
export function raiseFollowUp(work: Work, raised: Raised): Outcome<string> {
  const [before] = raisedBy(work.db, raised);
  const id = before ? raiseAgain(work, before, raised) : ok(insert(work, raised));
  if (id.ok) work.pushToCompany(followUpEntries(work.db, work.actor.companyId, [id.value]));
  return id;
}

/** What raised follow-ups: all that one source raised, or with a department what that one owes. */
export type Source = Pick<Raised, "kind" | "sourceId"> & { departmentId?: string };

/** What came of something that had joined the board: done today, or no longer to be done, and why. */
export type Settled = { state: "done" } | { state: "dropped" | "taken-over"; reason: string };

/**
 * Marks what came of a support or question: done today when its answer was accepted after it had
 * been put off, else dropped or taken over. Does nothing where it never joined the board or is
 * settled there.
 */
export function settleRaised(
  work: Work,
  source: Source,
  settled: Settled = { state: "done" },
): void {
  const { db, actor, now } = work;
  const { state } = settled;
  const doneOn = state === "done" ? dayInZone(now, timeZoneOf(db, actor.companyId)) : null;
  const reason = settled.state === "done" ? "" : settled.reason;
  const open = raisedBy(db, source).filter((row) => isOpen(row.state));
  for (const row of open) move(work, row, { state, doneOn, reason });
  const ids = open.map(({ id }) => id);
  if (ids.length > 0) work.pushToCompany(followUpEntries(db, actor.companyId, ids));
}

/** The follow-ups that a source raised, one for each department that owes something. */
export function raisedBy(db: Db, { kind, sourceId, departmentId }: Source): FollowUpRow[] {
  const ofSource = and(
    eq(followUp.kind, kind),
    eq(followUp.sourceId, sourceId),
    departmentId === undefined ? undefined : eq(followUp.departmentId, departmentId),
  );
  return db.select().from(followUp).where(ofSource).all();
}

/** Writes where a follow-up stands now, into its history and the audit log too. */
function move(
  work: Work,
  { id, ...row }: FollowUpRow,
  to: Pick<FollowUpRow, "state" | "doneOn" | "reason">,
): void {
  work.db.update(followUp).set(to).where(eq(followUp.id, id)).run();
  const before = { state: row.state, doneOn: row.doneOn };
  const after = { state: to.state, doneOn: to.doneOn };
  event(work, id, "moved", { before, after, reason: to.reason });
  work.record("move-follow-up", id, before, to);
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
      lightWhenRaised: lightOfPage(bareLightsOf(db, meeting.companyId, meeting.month), page),
      createdAt: now,
    })
    .run();
  const after = { wording, dueOn };
  event(work, id, "raised", { after });
  work.record("raise-follow-up", id, null, { kind, departmentId, ...after });
  return id;
}

/** What is raised again is open again [FU7], and due on the day now given. */
function raiseAgain(work: Work, row: FollowUpRow, raised: Raised): Outcome<string> {
  if (!isOpen(row.state)) move(work, row, { state: "planned", doneOn: null, reason: "" });
  const { dueOn, meeting, reason = "" } = raised;
  if (dueOn === null || dueOn === row.dueOn) return ok(row.id);
  const change = changeDueDate(row.dueOn, dueOn, { reason, raisedFor: meeting.month });
  if (!change.ok) return refuse(change.error, change.error === "needs-reason" ? "reason" : "until");
  work.db.update(followUp).set({ dueOn, dueTyped: dueOn }).where(eq(followUp.id, row.id)).run();
  const [before, after] = [{ dueOn: row.dueOn }, { dueOn }];
  event(work, row.id, change.kind, { before, after, reason: change.reason });
  work.record("change-due", row.id, before, { ...after, reason: change.reason });
  return ok(row.id);
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
