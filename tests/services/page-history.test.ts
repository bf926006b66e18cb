import { beforeEach, describe, expect, it } from "vitest";
import { followUp, meeting } from "#db/schema";
import { Hub } from "#server/rooms/hub";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import type { RoomName } from "~/protocol/room-name";
import { formatRoomName } from "~/protocol/room-name";
import { pageAt, pageHistory } from "~/services/page-history.server";
import type { SignedIn } from "~/services/session.server";
import {
  addCause,
  addFinding,
  deleteFinding,
  findingText,
  moveFinding,
  restoreFinding,
} from "~/sheet/findings";
import { addImprovement, addOwner, improvementText } from "~/sheet/improvements";
import { answerPlan, planText } from "~/sheet/plan-review";
import { progressText } from "~/sheet/progress";
import type { Moment } from "~/views/history";
import type * as Y from "yjs";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const PAGE = "measure:m1";
const OTHER_PAGE = "measure:m2";

let services: TestServices;
let company: TestCompany;
let hub: Hub;
let name: Extract<RoomName, { kind: "sheet" }>;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const { clock, database } = services;
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  hub = new Hub({
    log: sqliteUpdateLog(
      database.raw,
      () => "generation",
      () => clock.now(),
    ),
    access: { admit: () => ({ ok: false, close: 4403 }) },
    live: { snapshot: () => ({ revision: 0, entries: [] }) },
    attendance: { seen: () => undefined },
    projection: { project: () => undefined, behind: () => [], empty: () => undefined },
    clock,
    logger: silent,
  });
  name = { kind: "sheet", meetingId: "feb", departmentId: company.departments.sales };
});

const write = <T>(who: SignedIn, change: (doc: Y.Doc) => T): T => {
  const { personId, companyId } = who.actor;
  const outcome = hub.edit(name, { personId, companyId }, change);
  if (!outcome.ok) throw new Error("not written");
  return outcome.value;
};

const minutes = (count: number) => services.clock.set(services.clock.now() + count * 60_000);

const place = (page = PAGE) => ({ sheet: formatRoomName(name), meetingId: "feb", page });

const history = (page = PAGE) => pageHistory(services.db, company.id, place(page));

const told = ({ by, changes }: Moment) =>
  `${by?.nameZh}: ${changes.map(({ change, kind, words }) => `${change} ${kind} ${words}`).join(", ")}`;

const textsAt = async (seq: number) =>
  (await pageAt(services.db, company.id, place(), seq)).rows
    .filter(({ deleted }) => !deleted)
    .map(({ fields }) => fields.text ?? fields.action);

describe("a page's history", () => {
  it("tells who added, changed, moved, deleted and restored what, in moments", async () => {
    const { manager, facilitator } = company.people;
    const id = write(manager, (doc) =>
      addFinding(doc, "test", { page: PAGE, kind: "problem", text: "客流下降" }),
    );
    minutes(10);
    write(facilitator, (doc) => findingText(doc, id)?.insert(4, "明显"));
    minutes(10);
    const second = write(manager, (doc) =>
      addFinding(doc, "test", { page: PAGE, kind: "risk", text: "缺货" }),
    );
    minutes(10);
    write(manager, (doc) => moveFinding(doc, "test", second, null));
    minutes(10);
    write(facilitator, (doc) => deleteFinding(doc, "test", id));
    minutes(10);
    write(manager, (doc) => restoreFinding(doc, "test", id));
    expect((await history()).moments.map(told)).toEqual([
      "manager: added problem 客流下降",
      "facilitator: changed problem 客流下降明显",
      "manager: added risk 缺货",
      "manager: moved risk 缺货",
      "facilitator: deleted problem 客流下降明显",
      "manager: restored problem 客流下降明显",
    ]);
  });

  it("takes one person's edits within five minutes as one moment, also while another writes", async () => {
    const { manager, facilitator } = company.people;
    const [one, two] = ["一", "二"].map((text) =>
      write(manager, (doc) => addFinding(doc, "test", { page: PAGE, kind: "problem", text })),
    );
    minutes(10);
    for (let round = 0; round < 4; round++) {
      write(manager, (doc) => findingText(doc, one ?? "")?.insert(0, "甲"));
      minutes(0.5);
      write(facilitator, (doc) => findingText(doc, two ?? "")?.insert(0, "乙"));
      minutes(0.5);
    }
    const { moments } = await history();
    expect(moments.map(told)).toEqual([
      "manager: added problem 一, added problem 二",
      "manager: changed problem 甲甲甲甲一",
      "facilitator: changed problem 乙乙乙乙二",
    ]);
    expect(moments.map(({ from, to }) => (to - from) / 60_000)).toEqual([0, 3, 3]);
  });

  it("tells a restoring from the writing before it, however soon it follows", async () => {
    const { manager, facilitator } = company.people;
    const id = write(manager, (doc) =>
      addFinding(doc, "test", { page: PAGE, kind: "problem", text: "一" }),
    );
    write(facilitator, (doc) => deleteFinding(doc, "test", id));
    write(manager, (doc) => restoreFinding(doc, "test", id));
    expect((await history()).moments.map(told)).toEqual([
      "manager: added problem 一",
      "facilitator: deleted problem 一",
      "manager: restored problem 一",
    ]);
  });

  it("leaves out other pages' edits and what came to nothing", async () => {
    const { manager } = company.people;
    write(manager, (doc) => addFinding(doc, "test", { page: OTHER_PAGE, kind: "risk", text: "x" }));
    write(manager, (doc) => {
      const id = addFinding(doc, "test", { page: PAGE, kind: "problem" });
      deleteFinding(doc, "test", id);
    });
    expect((await history()).moments).toEqual([]);
    expect((await history(OTHER_PAGE)).moments).toHaveLength(1);
  });

  it("mentions what was written and deleted again at once", async () => {
    const { manager } = company.people;
    const id = write(manager, (doc) =>
      addFinding(doc, "test", { page: PAGE, kind: "problem", text: "说错了" }),
    );
    write(manager, (doc) => deleteFinding(doc, "test", id));
    expect((await history()).moments.map(told)).toEqual(["manager: deleted problem 说错了"]);
  });

  it("names the fields of an improvement measure that changed", async () => {
    const { manager } = company.people;
    const id = write(manager, (doc) =>
      addImprovement(doc, "test", { page: PAGE, action: "每日跟进", due: "3.31" }),
    );
    minutes(10);
    write(manager, (doc) => {
      improvementText(doc, id, "due")?.insert(4, "前");
      addOwner(doc, "test", id, { kind: "person", personId: manager.actor.personId });
    });
    const [, changed] = (await history()).moments;
    expect(changed?.changes[0]?.fields).toEqual(["due", "owners"]);
    const { latest } = await history();
    expect(latest.rows[0]?.owners).toEqual([{ nameZh: "manager", nameEn: "manager" }]);
  });

  it("holds what was written about an earlier meeting's measures", async () => {
    const { db } = services;
    db.insert(meeting)
      .values({ id: "jan", companyId: company.id, month: "2021-01", phase: "closed", openedAt: 0 })
      .run();
    db.insert(followUp)
      .values({
        id: "f1",
        companyId: company.id,
        kind: "improvement",
        sourceId: "row",
        raisedIn: "jan",
        departmentId: company.departments.sales,
        page: PAGE,
        position: 0,
        wording: "每周例会",
        goal: "",
        owners: [],
        dueTyped: "",
        state: "planned",
        createdAt: 0,
      })
      .run();
    write(company.people.manager, (doc) =>
      progressText(doc, "f1", "progress")?.insert(0, "开了两次"),
    );
    const { moments, latest } = await history();
    expect(moments.map(told)).toEqual(["manager: added progress 开了两次"]);
    expect(latest.rows).toEqual([expect.objectContaining({ kind: "progress", about: "每周例会" })]);
  });

  it("of a room in which nobody ever wrote is empty", async () => {
    const found = await history();
    expect([found.moments, found.latest.rows, found.cut]).toEqual([[], [], false]);
  });
});

describe("the page at a moment", () => {
  it("is what everybody saw then, deleted rows marked where they stood", async () => {
    const { manager, facilitator } = company.people;
    const id = write(manager, (doc) => {
      const finding = addFinding(doc, "test", { page: PAGE, kind: "problem", text: "一" });
      addCause(doc, "test", { finding, text: "原因" });
      return finding;
    });
    minutes(10);
    write(facilitator, (doc) => deleteFinding(doc, "test", id));
    minutes(10);
    write(manager, (doc) => addFinding(doc, "test", { page: PAGE, kind: "problem", text: "二" }));
    const { moments, latest } = await history();
    const [written, deleted] = moments.map(({ seq }) => seq);
    expect(await textsAt(written ?? 0)).toEqual(["一", "原因"]);
    expect(await textsAt(deleted ?? 0)).toEqual(["原因"]);
    expect(latest.rows.map(({ fields, deleted: gone }) => [fields.text, gone])).toEqual([
      ["一", true],
      ["原因", false],
      ["二", false],
    ]);
  });

  it("stays the same when the log is compacted, and so do the moments", async () => {
    const { manager, facilitator } = company.people;
    const id = write(manager, (doc) => addFinding(doc, "test", { page: PAGE, kind: "problem" }));
    for (const [index, sign] of [..."客流下降了三成"].entries()) {
      write(manager, (doc) => findingText(doc, id)?.insert(index, sign));
    }
    minutes(10);
    write(facilitator, (doc) => findingText(doc, id)?.insert(0, "展厅"));
    const before = await history();
    const log = sqliteUpdateLog(
      services.database.raw,
      () => "generation",
      () => services.clock.now(),
    );
    const loaded = log.load(formatRoomName(name), null);
    const upTo = loaded.ok ? loaded.value.lastSeq : 0;
    log.compact(formatRoomName(name), new Uint8Array([0, 0]), upTo, services.clock.now());
    const after = await history();
    expect(after).toEqual(before);
    expect(await textsAt(before.moments[0]?.seq ?? 0)).toEqual(["客流下降了三成"]);
    expect(await textsAt(2)).toEqual(["客流下降了三成"]);
  });

  it("tells of an action plan's answers and words, and shows them as they were", async () => {
    const { manager, facilitator } = company.people;
    const question = { planId: "k1", question: "onTrack" } as const;
    write(manager, (doc) => {
      answerPlan(doc, "test", { ...question, answer: "yes" });
      planText(doc, "k1", "nextSteps")?.insert(0, "三月补课");
    });
    minutes(10);
    write(facilitator, (doc) => {
      answerPlan(doc, "test", { ...question, answer: "no" });
      planText(doc, "k1", "onTrack")?.insert(0, "讲师排不开");
    });
    const { moments, latest } = await history("plan:k1");
    expect(moments.map(told)).toEqual([
      "manager: added onTrack , added nextSteps 三月补课",
      "facilitator: changed onTrack 讲师排不开",
    ]);
    expect(moments[1]?.changes[0]?.fields).toEqual(["answer", "text"]);
    expect(latest.rows.map(({ kind, fields }) => [kind, fields])).toEqual([
      ["onTrack", { answer: "no", text: "讲师排不开" }],
      ["nextSteps", { text: "三月补课" }],
    ]);
    const seq = moments[0]?.seq ?? 0;
    const then = await pageAt(services.db, company.id, place("plan:k1"), seq);
    expect(then.rows.map(({ fields }) => fields)).toEqual([
      { answer: "yes", text: "" },
      { text: "三月补课" },
    ]);
    expect((await history("plan:k2")).moments).toEqual([]);
  });
});
