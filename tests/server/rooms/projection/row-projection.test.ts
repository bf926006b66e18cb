import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { rowProjection } from "#server/rooms/projection/row-projection";
import { readyKey } from "~/protocol/live-keys";
import { enterActual } from "~/services/actual-commands.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { closingText } from "~/sheet/closing-document";
import { addCause, addFinding, deleteFinding, findingText, moveFinding } from "~/sheet/findings";
import { addImprovement, improvementText } from "~/sheet/improvements";
import { readSheet } from "~/sheet/read-sheet";
import { done } from "../../../support/company";
import { levelCells } from "../../../support/scorecard";
import { pick, seededRandom } from "../support/seeded-random";
import { projectedMeeting } from "./projected-meeting";

const BY = { personId: null, companyId: null };

describe("projected rows", () => {
  test("say what the sheet says", () => {
    const { start, rows, sheet, page, meetingId } = projectedMeeting();
    const hub = start();
    hub.edit(sheet, BY, (doc) => {
      const finding = addFinding(doc, null, { page, kind: "problem", text: "客户到店少" });
      addCause(doc, null, { finding, text: "活动停办" });
      addFinding(doc, null, { page, kind: "risk", text: "春节放假" });
      const owners = [{ kind: "name", name: "市场部" } as const];
      addImprovement(doc, null, { page, action: "办试驾会", owners, due: "2021-03-20" });
    });
    expect(rows()).toMatchObject({
      findings: [
        { meetingId, page, kind: "problem", position: 0, text: "客户到店少", causes: ["活动停办"] },
        { meetingId, page, kind: "risk", position: 1, text: "春节放假", causes: [] },
      ],
      improvements: [{ page, action: "办试驾会", owners: ["name:市场部"], dueTyped: "2021-03-20" }],
    });
    expect(rows().improvements[0]?.dueOn).toBe("2021-03-20");
  });

  test("say what the closing page says", () => {
    const { start, rows, closing, meetingId } = projectedMeeting();
    start().edit(closing, BY, (doc) => closingText(doc, "decisions").insert(0, "继续试驾会"));
    expect(rows().closing).toEqual([{ meetingId, remarks: "", decisions: "继续试驾会" }]);
  });

  test("do not come back for a meeting that has been discarded, and none is waited for", () => {
    const { start, rows, closing, sheet, page } = projectedMeeting();
    const hub = start();
    for (const room of [closing, sheet]) {
      const lost = { ...room, meetingId: "discarded" };
      hub.edit(lost, BY, (doc) => {
        closingText(doc, "remarks").insert(0, "谢谢大家");
        addFinding(doc, null, { page, kind: "problem", text: "问题" });
      });
    }
    expect(hub.projectNow("")).toBe(true);
    expect(rows()).toEqual({ findings: [], improvements: [], closing: [] });
  });

  test.each([1, 2, 3])(
    "kept through many changes are those that are built from nothing (seed %i)",
    (seed) => {
      const random = seededRandom(seed);
      const { start, rows, sheet, sheetOfOthers, page, pageOfOthers, closing } = projectedMeeting();
      const hub = start();
      for (let step = 0; step < 40; step++) {
        const [room, on] = random() < 0.7 ? [sheet, page] : [sheetOfOthers, pageOfOthers];
        hub.edit(room, BY, (doc) => changeSomething(doc, on, random));
      }
      hub.edit(closing, BY, (doc) => closingText(doc, "remarks").insert(0, "谢谢大家"));
      const kept = rows();
      expect(kept.findings.length).toBeGreaterThan(0);
      const said = hub.read(sheet, null, (doc) => readSheet(doc).findings.map(({ text }) => text));
      const own = kept.findings.filter((row) => row.page === page).map(({ text }) => text);
      expect(said).toEqual({ ok: true, value: own });
      expect(hub.rebuildProjections()).toBe(true);
      expect(rows()).toEqual(kept);
    },
  );

  test("leave out what somebody wrote in their sheet under another department's page", () => {
    const { start, rows, sheet, sheetOfOthers, page, pageOfOthers } = projectedMeeting();
    const hub = start();
    hub.edit(sheet, BY, (doc) => {
      addFinding(doc, null, { page: pageOfOthers, kind: "problem", text: "foreign" });
      addFinding(doc, null, { page: `${pageOfOthers}:2`, kind: "problem", text: "foreign" });
      addImprovement(doc, null, { page: pageOfOthers, action: "foreign" });
      addFinding(doc, null, { page: "measure:nowhere", kind: "problem", text: "foreign" });
      addFinding(doc, null, { page: `${page}:2`, kind: "problem", text: "on no page" });
      addFinding(doc, null, { page, kind: "problem", text: "own" });
    });
    hub.edit(sheetOfOthers, BY, (doc) =>
      addFinding(doc, null, { page: pageOfOthers, kind: "problem", text: "theirs" }),
    );
    expect(
      rows()
        .findings.map(({ text }) => text)
        .toSorted(),
    ).toEqual(["own", "theirs"]);
    expect(rows().improvements).toEqual([]);
  });

  test("are written only where they differ, and not at all where nothing does", () => {
    const { services, writes, sheet, page, rows } = projectedMeeting();
    const projection = rowProjection(services.db, services.clock, () => undefined);
    const doc = new Y.Doc();
    const ids = ["一", "二", "三", "四"].map((text) =>
      addFinding(doc, null, { page, kind: "problem", text }),
    );
    projection.project(sheet, doc, 1);
    const before = Number(writes());
    projection.project(sheet, doc, 1);
    expect(writes()).toBe(before);
    findingText(doc, ids[2] ?? "")?.insert(0, "第");
    projection.project(sheet, doc, 1);
    expect(writes()).toBe(before + 1);
    expect(rows().findings.map(({ text }) => text)).toEqual(["一", "二", "第三", "四"]);
  });

  test("push a department's readiness when they change it, and only then", () => {
    const { services, company, measureId, start, told, sheet, page } = projectedMeeting();
    const { administrator, facilitator } = company.people;
    const cells = levelCells(measureId, "2021-02", [40, 30, 20, 10]);
    done(services, administrator, saveLevels, { cells });
    done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 1 });
    const hub = start();
    const write = (text: string) =>
      hub.edit(sheet, BY, (doc) => addFinding(doc, null, { page, kind: "problem", text }));
    write("到店少");
    const key = readyKey(company.departments.sales);
    const lacks = (...parts: string[]) => ({ missing: [{ measureId, parts }], unanswered: [] });
    const first = [key, lacks("cause", "improvement")];
    // What blocks closing travels with readiness; here it is readiness that counts.
    const ready = () => told.filter(([pushed]) => pushed === key);
    expect(ready()).toEqual([first]);
    write("库存多");
    expect(ready()).toEqual([first]);

    // A command pushes for itself; the projection compares with what it left.
    done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 20 });
    write("价格高");
    expect(ready()).toEqual([first]);
    done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 1 });
    hub.edit(sheet, BY, (doc) => addImprovement(doc, null, { page, action: "试驾会" }));
    expect(ready()).toEqual([first, [key, lacks("cause", "owner", "due-date")]]);
  });
});

function changeSomething(doc: Y.Doc, page: string, random: () => number): void {
  const { findings, improvements } = readSheet(doc);
  const finding = pick(random, findings)?.id;
  const improvement = pick(random, improvements)?.id;
  const changes: (() => void)[] = [
    () => void addFinding(doc, null, { page, kind: "problem", text: "问题", after: finding }),
    () => void addFinding(doc, null, { page, kind: "risk", text: "风险", after: null }),
    () => void addImprovement(doc, null, { page, action: "做" }),
    () => finding && moveFinding(doc, null, finding, null),
    () => finding && deleteFinding(doc, null, finding),
    () => finding && findingText(doc, finding)?.insert(0, "字"),
    () => finding && void addCause(doc, null, { finding, text: "因" }),
    () => improvement && improvementText(doc, improvement, "due")?.insert(0, "3月底"),
  ];
  pick(random, changes)?.();
}
