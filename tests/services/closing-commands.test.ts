import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { attendance, auditEvent, closingWaiver, sealedRecord } from "#db/schema";
import { CLOSING_KEY, threadKey, type LiveClosing } from "~/protocol/live-keys";
import { enterActual } from "~/services/actual-commands.server";
import { noteSeen } from "~/services/attendance.server";
import { blockersIn } from "~/services/closing-blockers.server";
import { addAmendment, approveMeeting, waiveBlockers } from "~/services/closing-commands.server";
import { closeMeeting } from "~/services/meeting-commands.server";
import { addComment } from "~/services/question-commands/add-comment.server";
import { threadOf } from "~/services/threads.server";
import { measurePageKey } from "~/sheet/page-key";
import { besideRecord } from "~/services/record/minutes-view.server";
import { storedRecordOf } from "~/services/record/stored-record.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { beginMeeting, closeAnyway, type LiveMeeting } from "../support/meetings";

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const records = () => services.db.select().from(sealedRecord).all();

function keysOf({ row }: LiveMeeting): string[] {
  return blockersIn(services.db, row()).map(({ key }) => key);
}

describe("closing", () => {
  it("is refused while a red measure lacks its page, and leaves nothing behind", () => {
    const live = beginMeeting(services, company, 1);
    const before = services.db.select().from(auditEvent).all();
    expect(run(services, company.people.facilitator, closeMeeting, live)).toEqual({
      ok: false,
      error: "closing-blocked",
    });
    expect(live.row().phase).toBe("live");
    expect(records()).toEqual([]);
    expect(services.db.select().from(auditEvent).all()).toEqual(before);
  });

  it("goes on as soon as nothing blocks any more", () => {
    const live = beginMeeting(services, company, 1);
    const { measureId } = live;
    const { facilitator } = company.people;
    done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 20 });
    done(services, facilitator, closeMeeting, live);
    expect(live.row().phase).toBe("closed");
  });

  it("of two people at once, one closes and the other is told that it is closed", () => {
    const live = beginMeeting(services, company, 20);
    const { facilitator, gm } = company.people;
    done(services, facilitator, closeMeeting, live);
    const [record] = records();
    services.clock.set("2021-03-05T09:00:01+08:00");
    expect(run(services, gm, closeMeeting, live)).toEqual({ ok: false, error: "meeting-closed" });
    expect(records()).toEqual([record]);
    const closings = services.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "meeting-closed"))
      .all();
    expect(closings).toHaveLength(1);
  });

  it("ends what the room is told of readiness, also when a figure is corrected afterwards", () => {
    const live = beginMeeting(services, company, 20);
    const { facilitator } = company.people;
    const correct = (value: number) =>
      done(services, facilitator, enterActual, {
        measureId: live.measureId,
        month: "2021-02",
        value,
      });
    const told = () =>
      services.rooms.published().filter(([key]) => key === CLOSING_KEY || key.startsWith("ready/"));
    correct(1);
    const before = told().length;
    expect(before).toBeGreaterThan(0);
    correct(20);
    done(services, facilitator, closeMeeting, live);
    const until = told().length;
    correct(1);
    expect(told().slice(until)).toEqual([]);
  });

  it("is for whoever facilitates, not for a manager or the GM who does not lead", () => {
    const live = beginMeeting(services, company, 20);
    for (const who of [company.people.manager, company.people.gm]) {
      expect(run(services, who, closeMeeting, live)).toMatchObject({ error: "forbidden" });
    }
  });
});

describe("a waiver", () => {
  const waive = (live: LiveMeeting, blockers: string[], reason = "next month") => ({
    meetingId: live.meetingId,
    blockers,
    reason,
  });

  it("is the GM's alone", () => {
    const live = beginMeeting(services, company, 1);
    const { facilitator, administrator, manager, gm } = company.people;
    for (const who of [facilitator, administrator, manager]) {
      const outcome = run(services, who, waiveBlockers, waive(live, keysOf(live)));
      expect(outcome).toEqual({ ok: false, error: "forbidden" });
    }
    done(services, gm, waiveBlockers, waive(live, keysOf(live)));
    done(services, facilitator, closeMeeting, live);
    expect(live.row().phase).toBe("closed");
  });

  it("needs a reason, and something that blocks", () => {
    const live = beginMeeting(services, company, 1);
    const { gm } = company.people;
    expect(run(services, gm, waiveBlockers, waive(live, keysOf(live), "  "))).toEqual({
      ok: false,
      error: "bad-input",
      field: "reason",
    });
    const outcome = run(
      services,
      gm,
      waiveBlockers,
      waive(live, [...keysOf(live), "lack/x/owner"]),
    );
    expect(outcome).toEqual({ ok: false, error: "unknown-blocker" });
    expect(services.db.select().from(closingWaiver).all()).toEqual([]);
  });

  it("is audited, and pushed with its reason and author to everybody in the room", () => {
    const live = beginMeeting(services, company, 1);
    const { gm } = company.people;
    services.rooms.calls.length = 0;
    done(services, gm, waiveBlockers, waive(live, keysOf(live)));
    const [, value] = services.rooms.published().find(([key]) => key === CLOSING_KEY) ?? [];
    expect((value as LiveClosing).waivers).toEqual([
      {
        blocker: keysOf(live)[0],
        reason: "next month",
        by: expect.objectContaining({ id: gm.actor.personId }),
        at: services.clock.now(),
      },
    ]);
    const event = services.db.select().from(auditEvent).all().at(-1);
    expect(event).toMatchObject({
      action: "waive-blocker",
      personId: gm.actor.personId,
      before: null,
      after: { blocker: keysOf(live)[0], reason: "next month" },
    });
  });

  it("of an unanswered question waives the question itself, everywhere it is told of", () => {
    const live = beginMeeting(services, company, 20);
    const { gm } = company.people;
    const { sales } = company.departments;
    const { id } = done(services, gm, addComment, {
      meetingId: live.meetingId,
      anchor: { kind: "page", departmentId: sales, page: measurePageKey(live.measureId) },
      body: "why?",
      mentions: [],
      ask: [sales],
    });
    expect(keysOf(live)).toEqual([`question/${id}`]);
    services.rooms.calls.length = 0;
    done(services, gm, waiveBlockers, waive(live, keysOf(live)));
    const thread = threadOf(services.db, id);
    const { personId } = gm.actor;
    expect(thread.question?.end).toEqual({ kind: "waived", reason: "next month", by: personId });
    expect(thread.events.map(({ kind }) => kind)).toEqual(["asked", "waived"]);
    expect(new Map(services.rooms.published()).get(threadKey(id))).toEqual(thread);
    done(services, company.people.facilitator, closeMeeting, live);
  });

  it("does not reach into a closed meeting", () => {
    const live = beginMeeting(services, company, 1);
    const keys = keysOf(live);
    closeAnyway(services, company, live.meetingId);
    expect(run(services, company.people.gm, waiveBlockers, waive(live, keys))).toEqual({
      ok: false,
      error: "meeting-closed",
    });
  });
});

describe("attendance", () => {
  const rows = () => services.db.select().from(attendance).all();

  it("begins with the meeting for those who were in the room already, and ends with it", () => {
    const { manager, gm } = company.people;
    services.rooms.people.push(manager.actor.personId);
    const live = beginMeeting(services, company, 20);
    const startedAt = services.clock.now();
    services.clock.set("2021-03-05T10:00:00+08:00");
    noteSeen(services.db, live.meetingId, [gm.actor.personId], services.clock.now());
    services.clock.set("2021-03-05T11:00:00+08:00");
    done(services, company.people.facilitator, closeMeeting, live);
    expect(rows()).toEqual([
      {
        meetingId: live.meetingId,
        personId: manager.actor.personId,
        firstAt: startedAt,
        lastAt: services.clock.now(),
      },
      {
        meetingId: live.meetingId,
        personId: gm.actor.personId,
        firstAt: Date.parse("2021-03-05T10:00:00+08:00"),
        lastAt: Date.parse("2021-03-05T10:00:00+08:00"),
      },
    ]);
  });

  it("is not that of whoever looks in after the meeting", () => {
    const live = beginMeeting(services, company, 20);
    done(services, company.people.facilitator, closeMeeting, live);
    noteSeen(services.db, live.meetingId, [company.people.gm.actor.personId], 1);
    expect(rows()).toEqual([]);
  });
});

describe("approval", () => {
  it("is the GM's alone, of a closed meeting, once", () => {
    const live = beginMeeting(services, company, 20);
    const { gm, facilitator, administrator } = company.people;
    expect(run(services, gm, approveMeeting, live)).toMatchObject({ error: "meeting-not-closed" });
    done(services, facilitator, closeMeeting, live);
    for (const who of [facilitator, administrator]) {
      expect(run(services, who, approveMeeting, live)).toMatchObject({ error: "forbidden" });
    }
    const before = records();
    done(services, gm, approveMeeting, live);
    expect(run(services, gm, approveMeeting, live)).toMatchObject({ ok: false });
    expect(records()).toEqual(before);
    expect(beside(live).approval).toMatchObject({
      by: { id: gm.actor.personId },
      at: services.clock.now(),
    });
  });
});

describe("an amendment", () => {
  const amend = (live: LiveMeeting, place: string) => ({
    meetingId: live.meetingId,
    place,
    text: "190",
    reason: "counted twice",
  });

  it("stands beside the frozen bytes with its author, date and reason", () => {
    const live = beginMeeting(services, company, 20);
    const { facilitator, gm } = company.people;
    done(services, facilitator, closeMeeting, live);
    const before = records();
    done(services, gm, addAmendment, amend(live, `measure:${live.measureId}`));
    services.clock.set("2021-03-08T09:00:00+08:00");
    done(services, facilitator, addAmendment, amend(live, "record"));
    expect(records()).toEqual(before);
    expect(beside(live).amendments).toMatchObject([
      { place: `measure:${live.measureId}`, text: "190", reason: "counted twice" },
      { place: "record", by: { id: facilitator.actor.personId }, at: services.clock.now() },
    ]);
  });

  it("is for GM and facilitators, about a place in the record of a closed meeting", () => {
    const live = beginMeeting(services, company, 20);
    const { facilitator, gm, manager } = company.people;
    expect(run(services, gm, addAmendment, amend(live, "record"))).toMatchObject({
      error: "meeting-not-closed",
    });
    done(services, facilitator, closeMeeting, live);
    expect(run(services, manager, addAmendment, amend(live, "record"))).toMatchObject({
      error: "forbidden",
    });
    expect(run(services, gm, addAmendment, amend(live, "measure:elsewhere"))).toEqual({
      ok: false,
      error: "unknown-place",
      field: "place",
    });
  });

  it("of another company's record is as unknown as the meeting", () => {
    const live = beginMeeting(services, company, 20);
    done(services, company.people.facilitator, closeMeeting, live);
    const other = makeCompany(services);
    for (const outcome of [
      run(services, other.people.gm, addAmendment, amend(live, "record")),
      run(services, other.people.gm, approveMeeting, live),
    ]) {
      expect(outcome).toEqual({ ok: false, error: "unknown-meeting" });
    }
  });
});

function beside({ row }: LiveMeeting) {
  const stored = storedRecordOf(services.db, row());
  if (!stored) throw new Error("there is no record");
  return besideRecord(services.db, row(), stored);
}
