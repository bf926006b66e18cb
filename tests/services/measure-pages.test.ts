import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { auditEvent, room, TO_BE_REMADE } from "#db/schema";
import { MEETING_KEY, STRUCTURE_KEY } from "~/protocol/live-keys";
import {
  addMeasurePage,
  moveMeasurePage,
  removeMeasurePage,
  restoreMeasurePage,
  titleMeasurePage,
} from "~/services/measure-page-commands.server";
import { removedPagesOf } from "~/services/measure-pages.server";
import { discardMeeting } from "~/services/discard-meeting.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { meetingView } from "~/services/meeting-view.server";
import { meetingById } from "~/services/meetings.server";
import { firstPageInstead, isPageOf } from "~/services/pages.server";
import { addComment } from "~/services/question-commands/add-comment.server";
import { moveRoom } from "~/services/room-commands.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { measurePageKey } from "~/sheet/page-key";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { beginMeeting, closeAnyway, meetingRow, type LiveMeeting } from "../support/meetings";

let services: TestServices;
let company: TestCompany;
let live: LiveMeeting;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  live = beginMeeting(services, company, 20);
  services.rooms.calls.length = 0;
});

const at = (ordinal: number) => {
  const { meetingId, measureId } = live;
  return { meetingId, measureId, ordinal };
};
const add = (nameZh: string, nameEn = "") => {
  const { meetingId, measureId } = live;
  const input = { meetingId, measureId, nameZh, nameEn };
  return done(services, company.people.manager, addMeasurePage, input).ordinal;
};
const entryOf = (meetingId = live.meetingId) => {
  const view = meetingView(
    services.db,
    company.people.manager.actor,
    meetingRow(services, meetingId),
  );
  const entry = view.agenda.find(({ department }) => department?.code === "sales");
  if (!entry) throw new Error("sales has no turn");
  return entry;
};
const pages = (meetingId?: string) => entryOf(meetingId).pages;
const codes = () => pages().map(({ code }) => code);
const sheet = () => `sheet/${live.meetingId}/${company.departments.sales}`;

describe("further pages of a measure", () => {
  it("stand in the agenda behind the first one, by code and title, and are told to everybody", () => {
    expect(add("按车型", "By model")).toBe(2);
    expect(pages()).toMatchObject([
      { code: "M1", nameZh: "M1", key: measurePageKey(live.measureId) },
      {
        code: "M1-2",
        kind: "measure",
        id: live.measureId,
        key: measurePageKey(live.measureId, 2),
        nameZh: "M1 · 按车型",
        nameEn: "M1 · By model",
        title: { nameZh: "按车型", nameEn: "By model" },
      },
    ]);
    expect(services.rooms.published().map(([key]) => key)).toEqual([STRUCTURE_KEY]);
    const audited = services.db.select().from(auditEvent).all().at(-1);
    expect(audited).toMatchObject({ action: "add-page", subject: `${live.measureId} 2` });
  });

  it("[MP1] are not numbered like another measure's code", () => {
    done(services, company.people.administrator, saveMeasure, { ...live.input, code: "M1-2" });
    expect(add("按车型")).toBe(3);
  });

  it("belong to the department whose measure it is, and to nobody before they are added", () => {
    const row = meetingRow(services, live.meetingId);
    const { sales, aftersales } = company.departments;
    const page = measurePageKey(live.measureId, 2);
    expect(isPageOf(services.db, row, sales, page)).toBe(false);
    add("按车型");
    expect(isPageOf(services.db, row, sales, page)).toBe(true);
    expect(isPageOf(services.db, row, aftersales, page)).toBe(false);
  });

  it("are arranged by the department's manager and by a facilitator, and by nobody else", () => {
    const { meetingId, measureId } = live;
    const input = { meetingId, measureId, nameZh: "按车型", nameEn: "" };
    const { facilitator, gm, provider, viewer, aftersalesManager } = company.people;
    for (const who of [gm, provider, viewer, aftersalesManager]) {
      expect(run(services, who, addMeasurePage, input)).toEqual({ ok: false, error: "forbidden" });
    }
    expect(run(services, facilitator, addMeasurePage, input).ok).toBe(true);
    const verbs = [removeMeasurePage, restoreMeasurePage];
    for (const verb of verbs) {
      expect(run(services, gm, verb, at(2))).toEqual({ ok: false, error: "forbidden" });
    }
    const stranger = makeCompany(services).people.manager;
    expect(run(services, stranger, addMeasurePage, input)).toEqual({
      ok: false,
      error: "unknown-meeting",
    });
  });

  it("are titled, the first page too; a page that is not there is not", () => {
    const { manager } = company.people;
    add("按车型");
    const title = { nameZh: "按销售单元", nameEn: "By sales unit" };
    done(services, manager, titleMeasurePage, { ...at(1), ...title });
    done(services, manager, titleMeasurePage, { ...at(2), nameZh: "按颜色", nameEn: " " });
    expect(pages()).toMatchObject([
      { nameZh: "M1", title },
      { nameZh: "M1 · 按颜色", title: { nameZh: "按颜色", nameEn: "按颜色" } },
    ]);
    const nowhere = { ...at(3), ...title };
    expect(run(services, manager, titleMeasurePage, nowhere)).toMatchObject({
      error: "unknown-page",
    });
    expect(run(services, manager, addMeasurePage, { ...at(3), nameZh: " ", nameEn: "" })).toEqual({
      ok: false,
      error: "bad-input",
      field: "nameZh",
    });
  });

  it("[MP2] are moved among each other, behind the first", () => {
    const { manager } = company.people;
    for (const title of ["一", "二", "三"]) add(title);
    done(services, manager, moveMeasurePage, { ...at(4), step: -1 });
    done(services, manager, moveMeasurePage, { ...at(2), step: -1 });
    expect(codes()).toEqual(["M1", "M1-2", "M1-4", "M1-3"]);
    expect(run(services, manager, moveMeasurePage, { ...at(1), step: 1 })).toMatchObject({
      error: "unknown-page",
    });
  });

  it("[MP3] are removed and brought back where they stood, and their sheet is projected anew", () => {
    const { manager } = company.people;
    add("一");
    add("二");
    const room1 = { name: sheet(), generation: "g", createdAt: 0, projectedSeq: 7 };
    services.db.insert(room).values(room1).run();
    services.rooms.calls.length = 0;
    done(services, manager, removeMeasurePage, at(2));
    expect(codes()).toEqual(["M1", "M1-3"]);
    expect(removedPagesOf(services.db, live.meetingId, live.measureId)).toEqual([
      { ordinal: 2, title: { nameZh: "一", nameEn: "一" } },
    ]);
    const projected = services.db.select().from(room).where(eq(room.name, sheet())).get();
    expect(projected?.projectedSeq).toBe(TO_BE_REMADE);
    const [first, second] = services.rooms.calls;
    expect(first, "the rows are right before anybody loads them").toEqual({
      call: "projectNow",
      prefix: sheet(),
    });
    expect(second).toMatchObject({
      call: "publish",
      entries: [[STRUCTURE_KEY, expect.anything()]],
    });
    const instead = firstPageInstead(services.db, live.meetingId, pages(), "M1-2");
    expect(instead?.code).toBe("M1");
    expect(firstPageInstead(services.db, live.meetingId, pages(), "M1-9")).toBeNull();

    done(services, manager, restoreMeasurePage, at(2));
    expect(codes()).toEqual(["M1", "M1-2", "M1-3"]);
    for (const verb of [restoreMeasurePage]) {
      expect(run(services, manager, verb, at(2))).toMatchObject({ error: "unknown-page" });
    }
    expect(run(services, manager, removeMeasurePage, at(1))).toMatchObject({
      error: "unknown-page",
    });
  });

  it("[MP1] take no number again that a removed one had", () => {
    add("一");
    done(services, company.people.manager, removeMeasurePage, at(2));
    expect(add("二")).toBe(3);
  });

  it("[MP4] stay while a question hangs on them; a comment does not hold them", () => {
    const { manager, gm } = company.people;
    add("一");
    const { sales } = company.departments;
    const anchor = { kind: "page", departmentId: sales, page: measurePageKey(live.measureId, 2) };
    const said = { meetingId: live.meetingId, anchor, body: "why?", mentions: [] };
    done(services, gm, addComment, { ...said, ask: null });
    done(services, manager, removeMeasurePage, at(2));
    expect(run(services, gm, addComment, { ...said, ask: [sales] })).toMatchObject({
      error: "unknown-page",
    });
    done(services, manager, restoreMeasurePage, at(2));
    done(services, gm, addComment, { ...said, ask: [sales] });
    expect(run(services, manager, removeMeasurePage, at(2))).toEqual({
      ok: false,
      error: "page-has-question",
    });
  });

  it("the room walks over them, and leaves one that is removed", () => {
    const { manager, facilitator } = company.people;
    add("一");
    const place = { meetingId: live.meetingId, item: entryOf().id };
    const page = measurePageKey(live.measureId, 2);
    done(services, facilitator, moveRoom, { ...place, page });
    services.rooms.calls.length = 0;
    done(services, manager, removeMeasurePage, at(2));
    const told = services.rooms.published().find(([key]) => key === MEETING_KEY)?.[1];
    expect(told).toMatchObject({ place: { page: measurePageKey(live.measureId) } });
    expect(run(services, facilitator, moveRoom, { ...place, page })).toMatchObject({
      error: "unknown-page",
    });
  });

  it("[MP5] are there again, empty, in the next meeting that is opened", () => {
    const { facilitator, manager } = company.people;
    add("一");
    add("二");
    done(services, manager, removeMeasurePage, at(2));
    const { id } = done(services, facilitator, openMeeting, { month: "2021-03" });
    expect(pages(id).map(({ code }) => code)).toEqual(["M1", "M1-3"]);
    expect(removedPagesOf(services.db, id, live.measureId)).toEqual([]);
    // It is the new meeting's own from then on, and goes with it.
    done(services, manager, removeMeasurePage, { ...at(3), meetingId: id });
    expect(codes()).toEqual(["M1", "M1-3"]);
    done(services, facilitator, discardMeeting, { meetingId: id });
    expect(meetingById(services.db, id)).toBeNull();
  });

  it("of a closed meeting are those of its record, and nobody changes them", () => {
    const { manager } = company.people;
    add("一");
    closeAnyway(services, company, live.meetingId);
    expect(codes()).toEqual(["M1", "M1-2"]);
    const { input } = live;
    done(services, company.people.administrator, saveMeasure, {
      ...input,
      id: live.measureId,
      nameZh: "另一个名称",
    });
    expect(pages()).toMatchObject([{ nameZh: "M1" }, { nameZh: "M1 · 一" }]);
    for (const verb of [removeMeasurePage, restoreMeasurePage]) {
      expect(run(services, manager, verb, at(2))).toEqual({ ok: false, error: "meeting-closed" });
    }
  });
});
