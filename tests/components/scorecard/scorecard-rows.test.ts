import { expect, it } from "vitest";
import { scorecardRows } from "~/components/scorecard/scorecard-rows";
import type { ShownScorecard } from "~/components/scorecard/shown";
import type { Perspective } from "~/domain/scorecard/types";
import { NO_LEVELS } from "~/domain/scorecard/types";

it("spans perspective, theme and objective over the rows that belong to them", () => {
  const rows = scorecardRows(
    scorecard({
      objectives: [objective("F1", "financial", "growth"), objective("F2", "financial", "growth")],
      measures: [measure("M1", "F1"), measure("M2", "F2"), measure("M3", "F2")],
    }),
  );
  expect(rows.map(({ key }) => key)).toEqual(["M1", "M2", "M3"]);
  expect(rows.map(({ perspective }) => perspective?.rows)).toEqual([3, undefined, undefined]);
  expect(rows.map(({ theme }) => theme?.rows)).toEqual([3, undefined, undefined]);
  expect(rows.map(({ objective: own }) => own?.rows)).toEqual([1, 2, undefined]);
});

it("keeps the perspectives' fixed order, whatever order the objectives are in", () => {
  const rows = scorecardRows(
    scorecard({
      objectives: [objective("P1", "internal-process", null), objective("C1", "customer", null)],
      measures: [measure("M1", "P1"), measure("M2", "C1")],
    }),
  );
  expect(rows.map(({ perspective }) => perspective?.value)).toEqual([
    "customer",
    "internal-process",
  ]);
});

it("puts an objective's measures before its plans, and keeps one that has neither", () => {
  const rows = scorecardRows(
    scorecard({
      objectives: [objective("F1", "financial", null), objective("F2", "financial", null)],
      measures: [measure("M1", "F1")],
      plans: [plan("K1", "F1")],
    }),
  );
  expect(rows.map(({ item }) => item.kind)).toEqual(["measure", "plan", "nothing"]);
});

it("shows an objective whose theme is not there straight in its perspective", () => {
  const rows = scorecardRows(
    scorecard({
      objectives: [objective("F1", "financial", "gone")],
      measures: [measure("M1", "F1")],
    }),
  );
  expect(rows.map(({ theme }) => theme?.value)).toEqual([null]);
});

function scorecard(part: Partial<ShownScorecard>): ShownScorecard {
  return {
    month: "2021-02",
    departments: [],
    themes: [{ id: "growth", perspective: "financial", ...named("growth") }],
    objectives: [],
    measures: [],
    plans: [],
    sealed: {},
    ...part,
  };
}

function named(name: string) {
  return { nameZh: name, nameEn: name };
}

function objective(id: string, perspective: Perspective, themeId: string | null) {
  return { id, code: id, perspective, themeId, ...named(id) };
}

function measure(id: string, objectiveId: string) {
  const scale = { unitZh: "辆", unitEn: "vehicles", decimals: 0, direction: "higher" } as const;
  const place = { objectiveId, departmentId: "sales", yearToDate: "sum" } as const;
  return { id, code: id, ...named(id), ...scale, ...place, levels: NO_LEVELS };
}

function plan(id: string, objectiveId: string) {
  return { id, code: id, ...named(id), objectiveId, departmentId: "sales", milestones: [] };
}
