import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent, followUpEvent } from "#db/schema";
import type { Outcome } from "~/services/command.server";
import {
  changeDue,
  editFollowUp,
  moveFollowUp,
} from "~/services/follow-ups/follow-up-commands.server";
import { makeCompany, run } from "../../support/company";
import { raising, type Raising } from "../../support/follow-ups";

let at: Raising;
let id: string;

beforeEach(() => {
  at = raising();
  at.services.clock.set("2021-02-04T14:00:00+08:00");
  const january = at.meet("2021-01");
  at.raise(january.meetingId, january.sheet);
  at.close(january.meetingId);
  at.services.clock.set("2021-02-20T09:00:00+08:00");
  id = at.followUps()[0]?.id ?? "";
});

type Role = "manager" | "facilitator" | "aftersalesManager" | "gm" | "viewer";
type MoveInput = Parameters<typeof moveFollowUp.run>[1];

function move(role: Role, input: Omit<MoveInput, "id">): Outcome<unknown> {
  return run(at.services, at.company.people[role], moveFollowUp, { id, ...input });
}

const changeTo = (dueOn: string, reason = "") =>
  run(at.services, at.company.people.manager, changeDue, { id, dueOn, reason });

const card = () => at.followUps()[0];

describe("moving a follow-up", () => {
  it("is for a manager of its department and for facilitators", () => {
    const input = { from: "planned", to: "in-progress" } as const;
    for (const role of ["aftersalesManager", "gm", "viewer"] as const) {
      expect(move(role, input)).toEqual({ ok: false, error: "forbidden" });
    }
    expect(move("manager", input).ok).toBe(true);
    expect(move("facilitator", { from: "in-progress", to: "planned" }).ok).toBe(true);
  });

  it("is not for anybody of another company, for whom it does not exist", () => {
    const other = makeCompany(at.services).people.facilitator;
    const input = { id, from: "planned", to: "in-progress" } as const;
    expect(run(at.services, other, moveFollowUp, input)).toEqual({
      ok: false,
      error: "unknown-follow-up",
    });
  });

  it("[FU4] explains what follows from dates instead of doing it", () => {
    expect(move("manager", { from: "planned", to: "overdue" })).toMatchObject({
      error: "overdue-follows-from-dates",
    });
    expect(move("manager", { from: "planned", to: "done-late" })).toMatchObject({
      error: "done-late-follows-from-dates",
    });
    expect(card()?.state).toBe("planned");
  });

  it("[FU5] asks on which day it was done, and writes it down", () => {
    const done = { from: "planned", to: "done" } as const;
    expect(move("manager", done)).toEqual({ ok: false, error: "needs-date", field: "doneOn" });
    expect(move("manager", { ...done, doneOn: "2021-02-30" })).toMatchObject({ error: "bad-date" });
    expect(move("manager", { ...done, doneOn: "2020-12-31" })).toEqual({
      ok: false,
      error: "done-before-raised",
      field: "doneOn",
    });
    expect(move("manager", { ...done, doneOn: "2021-02-19" })).toEqual({
      ok: true,
      value: { kind: "moved", column: "done" },
    });
    expect(card()).toMatchObject({ state: "done", doneOn: "2021-02-19", settledOn: "2021-02-20" });
  });

  it("[FU6] asks why it was dropped; it was settled on that day", () => {
    const drop = { from: "planned", to: "dropped" } as const;
    expect(move("manager", drop)).toEqual({ ok: false, error: "needs-reason", field: "reason" });
    move("manager", { ...drop, reason: "供应商已停产" });
    expect(card()).toMatchObject({
      state: "dropped",
      reason: "供应商已停产",
      settledOn: "2021-02-20",
    });
  });

  it("of two who move one card at once, the second is told who moved it where", () => {
    move("manager", { from: "planned", to: "in-progress" });
    const second = move("facilitator", { from: "planned", to: "done", doneOn: "2021-02-20" });
    expect(second).toEqual({
      ok: true,
      value: {
        kind: "already-moved",
        by: expect.objectContaining({ nameZh: "manager" }),
        state: "in-progress",
        column: "in-progress",
      },
    });
    expect(card()).toMatchObject({ state: "in-progress", doneOn: null });
    const moves = at.services.db.select().from(followUpEvent).orderBy(asc(followUpEvent.id)).all();
    expect(moves.map(({ kind }) => kind)).toEqual(["raised", "moved"]);
  });

  it("is audited with before and after, and told to the company's room", () => {
    move("manager", { from: "planned", to: "in-progress" });
    const audited = at.services.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "move-follow-up"))
      .get();
    expect(audited).toMatchObject({
      subject: id,
      before: { state: "planned" },
      after: { state: "in-progress" },
    });
    expect(at.services.rooms.published().at(-1)).toMatchObject([
      `follow-up/${id}`,
      { state: "in-progress" },
    ]);
  });
});

describe("changing a follow-up after its meeting", () => {
  it("[FU8] [FU10] putting it off asks for a reason and is counted", () => {
    expect(changeTo("2021-03-15")).toEqual({ ok: false, error: "needs-reason", field: "reason" });
    expect(changeTo("2021-03-15", "供应商延期").ok).toBe(true);
    expect(changeTo("2021-03-10").ok).toBe(true);
    expect(changeTo("2021-03-31", "还在等").ok).toBe(true);
    expect(card()).toMatchObject({ dueOn: "2021-03-31", postponed: 2 });
  });

  it("[FU8] leaves the due date of what is settled as it is", () => {
    move("manager", { from: "planned", to: "done", doneOn: "2021-02-19" });
    expect(changeTo("2021-03-15", "晚一点")).toEqual({ ok: false, error: "already-settled" });
  });

  it("[FU9] refuses a due date before the month under review", () => {
    expect(changeTo("2020-12-31")).toMatchObject({ error: "due-before-month", field: "dueOn" });
  });

  it("writes down what was changed from what", () => {
    const edit = (input: object) =>
      run(at.services, at.company.people.manager, editFollowUp, { id, ...input });
    expect(edit({ wording: "每日抽查回访", goal: "" }).ok).toBe(true);
    expect(edit({ wording: "每日抽查回访" })).toMatchObject({ error: "already-there" });
    expect(edit({ wording: "  " })).toMatchObject({ error: "bad-input" });
    expect(edit({ owners: ["person:nobody"] })).toMatchObject({ error: "unknown-person" });
    expect(edit({ owners: ["name:网销主管"] }).ok).toBe(true);
    expect(card()).toMatchObject({ wording: "每日抽查回访", owners: [{ nameZh: "网销主管" }] });
    const changes = at.services.db
      .select()
      .from(followUpEvent)
      .where(eq(followUpEvent.kind, "changed"))
      .all();
    expect(changes[0]).toMatchObject({
      before: { wording: "每周抽查回访" },
      after: { wording: "每日抽查回访" },
    });
  });

  it("leaves wording and due date to the page while the meeting is open", () => {
    const february = at.meet("2021-02");
    at.raise(february.meetingId, february.sheet, { action: "新措施", due: "3月31日" });
    id = at.followUps().find(({ wording }) => wording === "新措施")?.id ?? "";
    expect(changeTo("2021-04-15", "晚一点")).toEqual({ ok: false, error: "still-on-page" });
    expect(move("manager", { from: "planned", to: "in-progress" }).ok).toBe(true);
  });
});
