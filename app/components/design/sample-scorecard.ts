import type {
  ShownFigures,
  ShownMeasureOfMonth,
  ShownScorecard,
} from "~/components/scorecard/shown";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { addMonths, type Month } from "~/domain/scorecard/month";
import { NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import type { AllWords } from "~/i18n/zh-CN";
import { actualKey, lightKey } from "~/protocol/live-keys";
import type { SmallMultiplesView } from "~/views/small-multiples";

/** The month under review on the page. */
export const SAMPLE_MONTH = "2021-02";
const BEFORE = addMonths(SAMPLE_MONTH, -1);
const HIGHER: Levels = { challenge2: 120, challenge1: 110, target: 100, threshold: 90 };
const LOWER: Levels = { challenge2: 60, challenge1: 70, target: 80, threshold: 90 };

type Samples = AllWords["design"]["samples"];
type Sample = keyof Samples;

/** A measure for each light: its name, last month's actual and this month's, of levels around 100. */
const MEASURES = [
  ["M1", "reached", 101, 124],
  ["M2", "good", 112, 112],
  ["M3", "met", 95, 100],
  ["M4", "near", 104, 93],
  ["M5", "missed", 121, 64],
  ["M6", "missing", 100, null],
] as const satisfies readonly (readonly [string, Sample, number, number | null])[];

/** A scorecard with every light on it, in the words of one language. */
export function sampleScorecard(samples: Samples): ShownScorecard {
  const named = (name: Sample) => ({ nameZh: samples[name], nameEn: samples[name] });
  return {
    month: SAMPLE_MONTH,
    departments: [{ id: "sales", ...named("department") }],
    themes: [{ id: "growth", perspective: "financial", ...named("theme") }],
    objectives: [
      { id: "F1", code: "F1", perspective: "financial", themeId: "growth", ...named("financial") },
      { id: "C1", code: "C1", perspective: "customer", themeId: null, ...named("customer") },
    ],
    measures: MEASURES.map(([code, name], at): ShownMeasureOfMonth => ({
      ...named(name),
      id: code,
      code,
      objectiveId: at < 3 ? "F1" : "C1",
      departmentId: "sales",
      unitZh: samples.unit,
      unitEn: samples.unit,
      decimals: 0,
      direction: "higher",
      yearToDate: "sum",
      levels: HIGHER,
    })),
    plans: [
      {
        id: "K1",
        code: "K1",
        objectiveId: "C1",
        departmentId: "sales",
        milestones: [{ id: "first", name: samples.milestone }],
        ...named("plan"),
      },
    ],
    sealed: { "measure/M3": { light: "green" } },
  };
}

/** The lights and actuals of the sample scorecard, as a page is loaded with them. */
export function sampleValues(): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [code, , before, now] of MEASURES) {
    for (const [month, actual] of [
      [BEFORE, before],
      [SAMPLE_MONTH, now],
    ] as const) {
      values[lightKey("measure", code, month)] = judgedBy(actual);
      values[actualKey(code, month)] = { value: actual, changedBy: null, changedAt: null };
    }
  }
  const milestone = { id: "first", state: "overdue", expectedOn: "2021-02-20", doneOn: null };
  values[lightKey("plan", "K1", SAMPLE_MONTH)] = {
    light: "red",
    explanation: { kind: "milestones", deciding: [milestone] },
  };
  const rolled = (light: Light, deciding: string, missing: readonly string[]) => ({
    light,
    explanation: {
      incomplete: missing.length,
      explanation: { decidedBy: "measures", deciding: [deciding], missing },
    },
  });
  values[lightKey("objective", "F1", BEFORE)] = rolled("yellow", "M3", []);
  values[lightKey("objective", "F1", SAMPLE_MONTH)] = rolled("green", "M3", []);
  values[lightKey("objective", "C1", SAMPLE_MONTH)] = rolled("red", "M5", ["M6"]);
  for (const kind of SAMPLE_YEARS) {
    const { month, levels, actuals } = YEARS[kind];
    const direction = kind === "lower" ? "lower" : "higher";
    const [before = null, now = null] = actuals.slice(-2);
    values[lightKey("measure", kind, addMonths(month, -1))] = judgeMeasure({
      actual: before,
      levels,
      direction,
      decimals: 0,
    });
    values[actualKey(kind, month)] = { value: now, changedBy: null, changedAt: null };
  }
  return values;
}

function judgedBy(actual: number | null) {
  return judgeMeasure({ actual, levels: HIGHER, direction: "higher", decimals: 0 });
}

/** The kinds of year that a measure's page shows. */
export const SAMPLE_YEARS = ["higher", "lower", "none"] as const;
export type SampleYear = (typeof SAMPLE_YEARS)[number];

/** What is told apart in each: the month under review, the levels, the year's actuals up to it. */
const YEARS: Readonly<
  Record<SampleYear, { month: Month; levels: Levels; actuals: readonly (number | null)[] }>
> = {
  // One month is missing, which the chart shows as a gap.
  higher: { month: "2021-06", levels: HIGHER, actuals: [104, 96, null, 88, 112, 64] },
  lower: { month: "2021-03", levels: LOWER, actuals: [58, 84, 66] },
  none: { month: SAMPLE_MONTH, levels: NO_LEVELS, actuals: [40, 52] },
};

/** A measure's year: with a gap, with lower as better, or without levels. */
export function sampleFigures(samples: Samples, kind: SampleYear): ShownFigures {
  const { month, levels, actuals } = YEARS[kind];
  const direction = kind === "lower" ? "lower" : "higher";
  const scale = { direction, yearToDate: "sum", decimals: 0 } as const;
  const named = { nameZh: samples.missed, nameEn: samples.missed };
  return {
    measure: {
      ...named,
      ...scale,
      id: kind,
      code: "M5",
      objectiveId: "C1",
      departmentId: "sales",
      unitZh: samples.unit,
      unitEn: samples.unit,
    },
    month,
    months: yearWith(actuals, levels),
    typedYear: NO_LEVELS,
    versions: [{ validFrom: "2021-01", validTo: null, ...scale }],
    sealedBefore: null,
    timeZone: "Asia/Shanghai",
  };
}

/** The sample measures, each with its year so far. */
export function sampleMultiples(samples: Samples): SmallMultiplesView {
  const { measures } = sampleScorecard(samples);
  return {
    month: SAMPLE_MONTH,
    measures: measures.map((measure, at) => {
      const [, , before, now] = MEASURES[at] ?? MEASURES[0];
      return { ...measure, months: yearWith([before, now], measure.levels) };
    }),
  };
}

function yearWith(actuals: readonly (number | null)[], levels: Levels): MonthFigures[] {
  return Array.from({ length: 12 }, (_, at) => ({
    month: addMonths("2021-01", at),
    actual: actuals[at] ?? null,
    levels,
  }));
}
