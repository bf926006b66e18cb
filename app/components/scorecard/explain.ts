import type { MeasureExplanation } from "~/domain/scorecard/measure-light";
import type { MilestoneJudgement, MilestoneState } from "~/domain/scorecard/milestone-light";
import { formatDay } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import type { Words } from "~/i18n/zh-CN";
import {
  asMeasureExplanation,
  asObjectiveExplanation,
  asPlanExplanation,
  asYearExplanation,
} from "./explanation-shapes";
import { levelText } from "./figure-text";
import type { MeasureScale } from "./shown";

/*
 * Explanations as sentences. Each takes the explanation as data, of whatever origin, and gives null
 * for one that it does not know.
 */

/** What a measure's numbers need to be written. */
export type Scale = Pick<MeasureScale, "decimals" | "direction" | "yearToDate">;

/** 未达到门槛值 162，差 74 · 达到目标值 289；未达到挑战值1 318，差 29. */
export function explainMeasure(words: Words, explanation: unknown, scale: Scale): string | null {
  const known = asMeasureExplanation(explanation);
  return known && judgedText(words, known, scale);
}

function judgedText(words: Words, known: MeasureExplanation, scale: Scale): string {
  const text = words.scorecard.explain;
  if (known.kind === "no-actual") return text.noActual;
  if (known.kind === "not-due") return text.notDue(words.scorecard.frequencies[known.frequency]);
  if (known.kind === "no-levels") return text.noLevels;
  const { reached, missed } = known;
  const level = (rung: { level: keyof Words["scorecard"]["levels"]; number: number }) =>
    [words.scorecard.levels[rung.level], levelText(rung.number, scale.decimals)] as const;
  const miss = scale.direction === "higher" ? text.notReached : text.over;
  return joined(words, [
    reached && text.reached(...level(reached)),
    missed && miss(...level(missed), levelText(missed.by, scale.decimals)),
  ]);
}

/** 年度累计 377，目标 469，未达到门槛值 422，差 45. */
export function explainYearToDate(words: Words, explanation: unknown, scale: Scale): string | null {
  const known = asYearExplanation(explanation);
  if (!known || known.value === null) return null;
  const text = words.scorecard.explain;
  const { value, levels, explanation: why } = known;
  const rule = words.scorecard.yearToDate[scale.yearToDate];
  const named = why.kind === "judged" ? [why.reached?.level, why.missed?.level] : [];
  const { target } = levels;
  return [
    text.yearToDate(rule, formatNumber(value, scale.decimals)),
    ...(target === null || named.includes("target")
      ? []
      : [text.target(levelText(target, scale.decimals))]),
    judgedText(words, why, scale),
  ].join(words.scorecard.comma);
}

/** 到期未完成：第一季度培训. `nameOf` gives a milestone's name by its id. */
export function explainPlan(
  words: Words,
  explanation: unknown,
  nameOf: (milestoneId: string) => string | null,
): string | null {
  const known = asPlanExplanation(explanation);
  if (!known) return null;
  const text = words.scorecard.explain;
  if (known.kind === "not-begun") return text.notBegun(formatDay(words.locale, known.start));
  if (known.kind === "nothing-due") return text.nothingDue;
  return joined(
    words,
    Object.entries(byState(known.deciding)).map(([state, milestones]) => {
      const names = milestones.map(({ id }) => nameOf(id) ?? id).join(words.general.listSeparator);
      const say = text.milestones as Partial<Record<string, (names: string) => string>>;
      return say[state]?.(names) ?? null;
    }),
  );
}

function byState(milestones: readonly MilestoneJudgement[]) {
  const groups: Partial<Record<MilestoneState, MilestoneJudgement[]>> = {};
  for (const milestone of milestones) (groups[milestone.state] ??= []).push(milestone);
  return groups as Record<string, MilestoneJudgement[]>;
}

/** 由 M3 决定；缺 1 项数据：M23. `codeOf` gives an item's code by its id. */
export function explainObjective(
  words: Words,
  explanation: unknown,
  codeOf: (itemId: string) => string | null,
): string | null {
  const known = asObjectiveExplanation(explanation);
  if (!known) return null;
  const { decidedBy, deciding, missing } = known.explanation;
  const text = words.scorecard.explain;
  if (decidedBy === "nothing") return text.noItems;
  const codes = (ids: readonly string[]) =>
    ids.map((id) => codeOf(id) ?? id).join(words.general.listSeparator);
  return joined(words, [
    deciding.length > 0 ? text.decidedBy(codes(deciding)) : null,
    missing.length > 0 ? text.missing(codes(missing)) : null,
  ]);
}

/** How many items an objective's light is missing; 0 for a complete or unknown one. */
export function incompleteOf(explanation: unknown): number {
  return asObjectiveExplanation(explanation)?.incomplete ?? 0;
}

/** The value that a measure's light was judged by; null when there is none. */
export function judgedValueOf(explanation: unknown): number | null {
  const known = asMeasureExplanation(explanation);
  return known && "value" in known ? known.value : null;
}

function joined(words: Words, parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(words.scorecard.semicolon);
}
