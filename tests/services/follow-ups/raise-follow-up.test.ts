import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { auditEvent } from "#db/schema";
import { command, ok, type Outcome } from "~/services/command.server";
import {
  raiseFollowUp,
  settleRaised,
  type Raised,
} from "~/services/follow-ups/raise-follow-up.server";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { meetingById, type Meeting } from "~/services/meetings.server";
import { measurePageKey } from "~/sheet/page-key";
import { done, run } from "../../support/company";
import { raising, type Raising } from "../../support/follow-ups";

let at: Raising;
let february: Meeting;

beforeEach(() => {
  at = raising();
  at.services.clock.set("2021-03-05T14:00:00+08:00");
  const { meetingId } = at.meet("2021-02");
  const row = meetingById(at.services.db, meetingId);
  if (!row) throw new Error("no such meeting");
  february = row;
});

/** Raises as a verb of the GM's does. */
function raise(change: Partial<Raised> = {}): string {
  const outcome = tryToRaise(change);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

function tryToRaise(change: Partial<Raised>): Outcome<string> {
  const raised: Raised = {
    kind: "support",
    sourceId: "request",
    meeting: february,
    departmentId: at.company.departments.aftersales,
    page: `${measurePageKey(at.measureId)}:2`,
    wording: "每月下发排班",
    dueOn: "2021-03-25",
    ...change,
  };
  const verb = command({ input: z.null(), run: (work) => raiseFollowUp(work, raised) });
  return run(at.services, at.company.people.gm, verb, null);
}

describe("a promised support", () => {
  it("joins the board as its department's, owned by its managers, on the page's first page", () => {
    raise();
    expect(at.followUps()).toMatchObject([
      {
        kind: "support",
        onPage: false,
        page: measurePageKey(at.measureId),
        department: { code: "aftersales" },
        owners: [{ key: `person:${at.company.people.aftersalesManager.actor.personId}` }],
        dueOn: "2021-03-25",
        state: "planned",
      },
    ]);
  });

  it("is one thing however often it is raised: a later day puts it off, and is counted", () => {
    const id = raise();
    expect(raise({ dueOn: "2021-04-15", reason: "等新系统" })).toBe(id);
    expect(at.followUps()).toMatchObject([{ id, dueOn: "2021-04-15", postponed: 1 }]);
  });

  it("[FU8] is not put off without a reason", () => {
    raise();
    const refused = { ok: false, error: "needs-reason", field: "reason" };
    expect(tryToRaise({ dueOn: "2021-04-15", reason: " " })).toEqual(refused);
    expect(at.followUps()).toMatchObject([{ dueOn: "2021-03-25", postponed: 0 }]);
  });

  it("is in the audit log when it is raised, put off and settled", () => {
    const id = raise();
    raise({ dueOn: "2021-04-15", reason: "等新系统" });
    const verb = command({
      input: z.null(),
      run: (work) => ok(settleRaised(work, { kind: "support", sourceId: "request" })),
    });
    done(at.services, at.company.people.gm, verb, null);
    const told = at.services.db.select().from(auditEvent).where(eq(auditEvent.subject, id)).all();
    expect(told.map(({ action }) => action)).toEqual([
      "raise-follow-up",
      "change-due",
      "move-follow-up",
    ]);
  });

  it("is done on the day on which it was settled elsewhere, once", () => {
    raise();
    const verb = command({
      input: z.null(),
      run: (work) => ok(settleRaised(work, { kind: "support", sourceId: "request" })),
    });
    done(at.services, at.company.people.gm, verb, null);
    done(at.services, at.company.people.gm, verb, null);
    expect(at.followUps()).toMatchObject([{ state: "done", doneOn: "2021-03-05" }]);
  });

  it("is told to the company's room", () => {
    const id = raise();
    expect(at.services.rooms.published().at(-1)).toMatchObject([`follow-up/${id}`, { id }]);
  });
});

describe("a deferred question", () => {
  it("is not done or dropped on the board by the department that owes the answer", () => {
    const id = raise({ kind: "question", sourceId: "comment" });
    const { aftersalesManager } = at.company.people;
    const move = (to: "in-progress" | "done" | "dropped") =>
      run(at.services, aftersalesManager, moveFollowUp, {
        id,
        from: at.followUps()[0]?.state ?? "planned",
        to,
        doneOn: "2021-03-05",
        reason: "不用了",
      });
    expect(move("done")).toMatchObject({ error: "question-needs-answer" });
    expect(move("dropped")).toMatchObject({ error: "question-needs-answer" });
    expect(move("in-progress")).toMatchObject({ ok: true });
    expect(at.followUps()).toMatchObject([{ id, state: "in-progress" }]);
  });

  it("[FU15] is not opened again on the board once it is settled where it was asked", () => {
    const id = raise({ kind: "question", sourceId: "comment" });
    const settle = command({
      input: z.null(),
      run: (work) => ok(settleRaised(work, { kind: "question", sourceId: "comment" })),
    });
    done(at.services, at.company.people.gm, settle, null);
    const again = { id, from: "done", to: "planned" } as const;
    expect(run(at.services, at.company.people.aftersalesManager, moveFollowUp, again)).toEqual({
      ok: false,
      error: "question-settled",
    });
    expect(at.followUps()).toMatchObject([{ id, state: "done" }]);
  });
});
