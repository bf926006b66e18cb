import { itemsToExplain } from "~/domain/scorecard/overview";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { ExplainedItem, useOverviewEntries } from "./explained-item";
import { explainObjective } from "./explain";
import { asObjectiveExplanation } from "./explanation-shapes";
import { LightMark } from "./light";
import { useLights } from "./lights-context";
import type { HrefOf, ShownScorecard } from "./shown";
import styles from "./to-explain.module.css";

interface WithoutDataProps {
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
}

/** Every measure and plan without a light, and every objective without either, with the reason. Live. */
export function WithoutData({ scorecard, hrefOf }: WithoutDataProps) {
  const words = useWords();
  const items = itemsToExplain(useOverviewEntries(scorecard)).filter(
    ({ item }) => item.now === "grey",
  );
  const objectives = useBareObjectives(scorecard);
  const count = items.length + objectives.length;
  if (count === 0) return null;
  return (
    <section className={styles.section}>
      <h2>
        {words.overview.withoutData} <small>{count}</small>
      </h2>
      <ul className={styles.list}>
        {items.map((each) => (
          <li key={each.item.id}>
            <LightMark light="grey" />
            <ExplainedItem entry={each} hrefOf={hrefOf} />
          </li>
        ))}
        {objectives.map(({ objective, explanation }) => (
          <li key={objective.id}>
            <LightMark light="grey" />
            <span>
              {objective.code} {nameIn(words.locale, objective)}{" "}
              <span className={styles.why}>{explainObjective(words, explanation, () => null)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The objectives that have neither measure nor plan: nothing else in the list stands for them. */
function useBareObjectives({ month, objectives }: ShownScorecard) {
  const lights = useLights(objectives.map(({ id }) => ({ kind: "objective" as const, id, month })));
  return objectives.flatMap((objective, index) => {
    const explanation = lights[index]?.explanation;
    const decidedBy = asObjectiveExplanation(explanation)?.explanation.decidedBy;
    return decidedBy === "nothing" ? [{ objective, explanation }] : [];
  });
}
