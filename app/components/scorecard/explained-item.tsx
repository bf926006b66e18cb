import { Link } from "@remix-run/react";
import { addMonths } from "~/domain/scorecard/month";
import { greyReasonOf, type ItemToExplain, type OverviewItem } from "~/domain/scorecard/overview";
import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import type { LiveLight } from "~/protocol/live-keys";
import { explainMeasure, explainPlan, judgedValueOf } from "./explain";
import { asMeasureExplanation, asPlanExplanation } from "./explanation-shapes";
import { withUnit } from "./figure-text";
import { useLights } from "./lights-context";
import type { HrefOf, ShownMeasureOfMonth, ShownPlan, ShownScorecard } from "./shown";
import styles from "./to-explain.module.css";

/** A measure or plan with its lights and the reason of this month's. */
export type OverviewEntry = OverviewItem & { explanation: unknown } & (
    { kind: "measure"; subject: ShownMeasureOfMonth } | { kind: "plan"; subject: ShownPlan }
  );

/** Every measure and plan of the month, in the scorecard's order. Live. */
export function useOverviewEntries({ month, measures, plans }: ShownScorecard): OverviewEntry[] {
  const subjects = [
    ...measures.map((subject) => ({ kind: "measure", subject }) as const),
    ...plans.map((subject) => ({ kind: "plan", subject }) as const),
  ];
  const refs = (of: string) =>
    subjects.map(({ kind, subject: { id } }) => ({ kind, id, month: of }));
  const before = useLights(refs(addMonths(month, -1)));
  const now = useLights(refs(month));
  return subjects.map((each, index): OverviewEntry => {
    const light = now[index] ?? { light: "grey", explanation: null };
    return {
      ...each,
      id: each.subject.id,
      before: before[index]?.light ?? null,
      now: light.light,
      greyReason: reasonOf(light),
      explanation: light.explanation,
    };
  });
}

function reasonOf({ light, explanation }: LiveLight) {
  const known = asMeasureExplanation(explanation) ?? asPlanExplanation(explanation);
  return known && greyReasonOf({ light, explanation: known });
}

/** An item with its value, why it has its light, and how far it fell; leads to its page. */
export function ExplainedItem({
  entry,
  hrefOf,
}: {
  entry: ItemToExplain<OverviewEntry>;
  hrefOf: HrefOf;
}) {
  const words = useWords();
  const { item, needs } = entry;
  const { code } = item.subject;
  const name = nameIn(words.locale, item.subject);
  const href = hrefOf(item.subject);
  const fall = needs.find((need) => need.kind === "fall");
  const why = whyOf(words, item);
  return (
    <span>
      {href === null ? `${code} ${name}` : <Link to={href}>{`${code} ${name}`}</Link>}{" "}
      {valueOf(words, item)}
      {why !== null && <span className={styles.why}> {why}</span>}
      {fall && (
        <span className={styles.why}> · {words.meetingPages.overview.fall(fall.rungs)}</span>
      )}
    </span>
  );
}

function valueOf(words: Words, item: OverviewEntry): string {
  const value = item.kind === "measure" ? judgedValueOf(item.explanation) : null;
  if (item.kind !== "measure" || value === null) return "";
  const { decimals, unitZh, unitEn } = item.subject;
  return withUnit(formatNumber(value, decimals), words.locale === "en" ? unitEn : unitZh);
}

function whyOf(words: Words, item: OverviewEntry): string | null {
  if (item.kind === "measure") return explainMeasure(words, item.explanation, item.subject);
  const { milestones } = item.subject;
  const nameOf = (id: string) => milestones.find((each) => each.id === id)?.name ?? null;
  return explainPlan(words, item.explanation, nameOf);
}
