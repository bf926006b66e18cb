import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { command, ok } from "~/services/command.server";
import {
  raiseFollowUp,
  settleRaised,
  type Raised,
} from "~/services/follow-ups/raise-follow-up.server";
import { meetingById, type Meeting } from "~/services/meetings.server";
import { measurePageKey } from "~/sheet/page-key";
import { done } from "../../support/company";
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
  const verb = command({ input: z.null(), run: (work) => ok(raiseFollowUp(work, raised)) });
  return done(at.services, at.company.people.gm, verb, null);
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

  it("is done on the day on which it was settled elsewhere, once", () => {
    raise();
    const verb = command({
      input: z.null(),
      run: (work) => ok(settleRaised(work, "support", "request")),
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
