import { describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type * as Y from "yjs";
import { followUpEvent, room, TO_BE_REMADE } from "#db/schema";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { formatRoomName } from "~/protocol/room-name";
import { followUpsOf } from "~/services/follow-ups/follow-up-rows.server";
import { addMeasurePage, removeMeasurePage } from "~/services/measure-page-commands.server";
import { openMeeting, startMeeting, startPreparing } from "~/services/meeting-commands.server";
import { addComment } from "~/services/question-commands/add-comment.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { measureAt, milestonesOf, scorecardAt } from "~/services/scorecard.server";
import { addFinding, deleteFinding } from "~/sheet/findings";
import { addImprovement } from "~/sheet/improvements";
import { addPicture } from "~/sheet/pictures";
import { answerPlan } from "~/sheet/plan-review";
import { progressText } from "~/sheet/progress";
import { projectedMeeting } from "../../server/rooms/projection/projected-meeting";
import { done, run } from "../../support/company";
import { closeAnyway } from "../../support/meetings";
import { makePlan } from "../../support/plans";
import { measureInput } from "../../support/scorecard";

const BY = { personId: null, companyId: null };

/** The open meeting about February, in which departments write and the administrator moves things. */
function setting() {
  const at = projectedMeeting();
  const { services, company, measureId, objectiveId } = at;
  const { administrator } = company.people;
  const hub = at.start();
  return {
    ...at,
    hub,
    write: (change: (doc: Y.Doc) => void, sheet = at.sheet) => void hub.edit(sheet, BY, change),
    save: (change: Partial<ReturnType<typeof measureInput>>) => {
      const input = measureInput(company, objectiveId, "S1");
      return run(services, administrator, saveMeasure, { ...input, id: measureId, ...change });
    },
    /** Hands the measure to after-sales. */
    move(validFrom = "2021-02") {
      return this.save({ departmentId: company.departments.aftersales, validFrom });
    },
    departmentIn: (month: string) =>
      measureAt(services.db, company.id, measureId, month)?.departmentId,
    followUps: () => followUpsOf(services.db, company.id),
  };
}

type Setting = ReturnType<typeof setting>;

const REFUSED = { ok: false, error: "page-has-words" };

describe("[MP6] while a meeting is open, a measure stays in its department", () => {
  const words: Record<string, (at: Setting) => void> = {
    "a problem": ({ write, page }) =>
      write((doc) => void addFinding(doc, null, { page, kind: "problem", text: "客户少" })),
    "an improvement measure": ({ write, page }) =>
      write((doc) => void addImprovement(doc, null, { page, action: "回访", due: "3月31日" })),
    "a picture": ({ write, page }) => {
      const bytes = { hash: "a".repeat(64), width: 1, height: 1 };
      write((doc) => void addPicture(doc, null, { page, ...bytes }));
    },
    "something on a further page that was removed": (at) => {
      const { services, company, meetingId, measureId, page, write } = at;
      const { manager } = company.people;
      const measure = { meetingId, measureId };
      const title = { nameZh: "按车型", nameEn: "" };
      const { ordinal } = done(services, manager, addMeasurePage, { ...measure, ...title });
      const further = `${page}:${ordinal}`;
      write((doc) => void addFinding(doc, null, { page: further, kind: "risk", text: "缺货" }));
      done(services, manager, removeMeasurePage, { ...measure, ordinal });
    },
    "a comment": ({ services, company, meetingId, page }) => {
      const anchor = { kind: "page", departmentId: company.departments.sales, page };
      const said = { meetingId, anchor, body: "看图", mentions: [], ask: null };
      done(services, company.people.gm, addComment, said);
    },
  };

  it.each(Object.keys(words))("on whose page there is %s", (kind) => {
    const at = setting();
    words[kind]?.(at);
    at.hub.projectNow("");
    const [rows, cards] = [at.rows(), at.followUps()];
    expect(at.move()).toEqual({ ...REFUSED, field: "departmentId" });
    expect(at.save({ validTo: "2021-01" })).toEqual({ ...REFUSED, field: "validTo" });
    expect(at.departmentIn("2021-02")).toBe(at.company.departments.sales);
    at.hub.projectNow("");
    expect(at.rows()).toEqual(rows);
    expect(at.followUps()).toEqual(cards);
  });

  it("on whose page stands how an earlier measure went", () => {
    const at = setting();
    const { services, company, write, page } = at;
    write((doc) => void addImprovement(doc, null, { page, action: "回访", due: "3月31日" }));
    const [{ id } = { id: "" }] = at.followUps();
    const { facilitator } = company.people;
    const march = done(services, facilitator, openMeeting, { month: "2021-03" });
    write((doc) => progressText(doc, id, "progress")?.insert(0, "已开始"), {
      ...at.sheet,
      meetingId: march.id,
    });
    expect(at.move("2021-03")).toEqual({ ...REFUSED, field: "departmentId" });
    expect(at.move("2021-04").ok).toBe(true);
  });

  it("and may be changed otherwise, from a later month on, and when the meeting is closed", () => {
    const at = setting();
    const { services, company, meetingId, write, page } = at;
    write((doc) => void addImprovement(doc, null, { page, action: "回访", due: "3月31日" }));
    expect(at.save({ nameZh: "另一个名称" }).ok).toBe(true);
    expect(at.move("2021-03").ok).toBe(true);
    expect(at.departmentIn("2021-02")).toBe(company.departments.sales);
    expect(at.save({ validTo: "2021-02" }).ok).toBe(true);
    for (const verb of [startPreparing, startMeeting]) {
      done(services, company.people.facilitator, verb, { meetingId });
    }
    closeAnyway(services, company, meetingId);
    const cards = at.followUps();
    expect(at.save({ departmentId: company.departments.aftersales, validTo: "2021-02" }).ok).toBe(
      true,
    );
    at.hub.projectNow("");
    expect(at.followUps()).toEqual(cards);
    const kinds = services.db.select({ kind: followUpEvent.kind }).from(followUpEvent).all();
    expect(kinds).toEqual([{ kind: "raised" }]);
  });

  it("is moved when nothing is on its page any more, and both sheets follow at once", () => {
    const at = setting();
    const { services, page, sheet, sheetOfOthers, write, hub } = at;
    write((doc) => {
      deleteFinding(doc, null, addFinding(doc, null, { page, kind: "problem", text: "写错页" }));
    });
    // Nobody's page shows this yet.
    write(
      (doc) => void addFinding(doc, null, { page, kind: "problem", text: "售后写的" }),
      sheetOfOthers,
    );
    hub.projectNow("");
    expect(at.rows().findings).toEqual([]);
    services.rooms.calls.length = 0;
    expect(at.move().ok).toBe(true);
    const names = [sheet, sheetOfOthers].map(formatRoomName);
    expect(services.rooms.calls.slice(0, 3)).toEqual([
      { call: "flush" },
      ...names.map((prefix) => ({ call: "projectNow", prefix })),
    ]);
    expect(services.rooms.published().map(([key]) => key)).toContain(STRUCTURE_KEY);
    for (const name of names) {
      const kept = services.db.select().from(room).where(eq(room.name, name)).get();
      expect(kept?.projectedSeq).toBe(TO_BE_REMADE);
      hub.projectNow(name);
    }
    expect(at.rows().findings).toMatchObject([{ text: "售后写的" }]);
  });
});

describe("[MP6] while a meeting is open, an action plan stays in its department", () => {
  /** An action plan, and saving it anew with changes. */
  function withPlan() {
    const at = setting();
    const { services, company, objectiveId } = at;
    const planId = makePlan(services, company, { objectiveId });
    const change = (values: { departmentId?: string; validFrom?: string; validTo?: string }) => {
      const found = scorecardAt(services.db, company.id, "2021-02").plans[0];
      if (!found) throw new Error("no plan");
      const milestones = milestonesOf(services.db, [planId]);
      const input = { ...found, milestones, ...values };
      return run(services, company.people.administrator, savePlan, input);
    };
    return { ...at, planId, change };
  }

  it("and within its months, once a question on its page is answered", () => {
    const { write, planId, change, company } = withPlan();
    const { aftersales } = company.departments;
    write((doc) => answerPlan(doc, null, { planId, question: "onTrack", answer: "yes" }));
    const moved = { ...REFUSED, field: "departmentId" };
    expect(change({ departmentId: aftersales })).toEqual(moved);
    expect(change({ validTo: "2021-01" })).toEqual({ ...REFUSED, field: "validTo" });
    expect(change({ validFrom: "2021-03" })).toEqual({ ...REFUSED, field: "validFrom" });
    expect(change({ validTo: "2021-02" }).ok).toBe(true);
  });

  it("but not when nothing is written there", () => {
    const { change, company } = withPlan();
    expect(change({ departmentId: company.departments.aftersales }).ok).toBe(true);
    expect(change({ validFrom: "2021-03" }).ok).toBe(true);
  });
});
