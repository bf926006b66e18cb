import { Link } from "@remix-run/react";
import { addMonths } from "~/domain/scorecard/month";
import {
  greyReasonOf,
  itemsToExplain,
  type ItemToExplain,
  type OverviewItem,
} from "~/domain/scorecard/overview";
import { formatNumber, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import type { LiveLight } from "~/protocol/live-keys";
import { explainMeasure, explainPlan, judgedValueOf } from "./explain";
import { asMeasureExplanation, asPlanExplanation } from "./explanation-shapes";
import { withUnit } from "./figure-text";
import { LightMark } from "./light";
import { useLights } from "./lights-context";
import type { HrefOf, ShownMeasureOfMonth, ShownPlan, ShownScorecard } from "./shown";
import styles from "./to-explain.module.css";

export type { HrefOf } from "./shown";

type Entry = OverviewItem & { explanation: unknown } & (
    { kind: "measure"; subject: ShownMeasureOfMonth } | { kind: "plan"; subject: ShownPlan }
  );

interface ToExplainProps {
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
  /** How many to show; the rest can be opened. Default: all. */
  limit?: number;
}

/**
 * The measures and plans that the meeting has to explain, most urgent first. (An objective's light
 * is explained by theirs.) Live.
 */
export function ToExplain({ scorecard, hrefOf, limit = Infinity }: ToExplainProps) {
  const words = useWords();
  const items = itemsToExplain(useEntries(scorecard));
  const list = (of: typeof items) => (
    <ul className={styles.list}>
      {of.map((each) => (
        <li key={each.item.id}>
          <LightMark light={each.item.now} />
          <Item entry={each} hrefOf={hrefOf} />
        </li>
      ))}
    </ul>
  );
  const rest = items.slice(limit);
  return (
    <section className={styles.section}>
      <h2>
        {words.meeting.overview.toExplain} <small>{items.length}</small>
      </h2>
      {items.length === 0 && <p>{words.meeting.overview.nothingToExplain}</p>}
      {list(items.slice(0, limit))}
      {rest.length > 0 && (
        <details>
          <summary>{words.scorecard.more(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}

function useEntries({ month, measures, plans }: ShownScorecard): Entry[] {
  const subjects = [
    ...measures.map((subject) => ({ kind: "measure", subject }) as const),
    ...plans.map((subject) => ({ kind: "plan", subject }) as const),
  ];
  const refs = (of: string) =>
    subjects.map(({ kind, subject: { id } }) => ({ kind, id, month: of }));
  const before = useLights(refs(addMonths(month, -1)));
  const now = useLights(refs(month));
  return subjects.map((each, index): Entry => {
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

function Item({ entry, hrefOf }: { entry: ItemToExplain<Entry>; hrefOf: HrefOf }) {
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
      {fall && <span className={styles.why}> · {words.meeting.overview.fall(fall.rungs)}</span>}
    </span>
  );
}

function valueOf(words: Words, item: Entry): string {
  const value = item.kind === "measure" ? judgedValueOf(item.explanation) : null;
  if (item.kind !== "measure" || value === null) return "";
  const { decimals, unitZh, unitEn } = item.subject;
  return withUnit(formatNumber(value, decimals), words.locale === "en" ? unitEn : unitZh);
}

function whyOf(words: Words, item: Entry): string | null {
  if (item.kind === "measure") return explainMeasure(words, item.explanation, item.subject);
  const { milestones } = item.subject;
  const nameOf = (id: string) => milestones.find((each) => each.id === id)?.name ?? null;
  return explainPlan(words, item.explanation, nameOf);
}
