import { Link } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import {
  explainMeasure,
  explainObjective,
  explainPlan,
  judgedValueOf,
} from "~/components/scorecard/explain";
import { withUnit } from "~/components/scorecard/figure-text";
import { LightMark } from "~/components/scorecard/light";
import { LightPair } from "~/components/scorecard/light-pair";
import { useLight, useLights } from "~/components/scorecard/lights-context";
import type {
  HrefOf,
  ShownMeasureOfMonth,
  ShownObjective,
  ShownPlan,
  ShownScorecard,
} from "~/components/scorecard/shown";
import { Button } from "~/components/ui/button";
import { causesOf, effectsOf, type Arrow } from "~/domain/strategy-map/cause-effect";
import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import styles from "./objective-panel.module.css";

interface ObjectivePanelProps {
  objective: ShownObjective;
  scorecard: ShownScorecard;
  arrows: readonly Arrow[];
  hrefOf: HrefOf;
  onChoose: (objectiveId: string) => void;
  onClose: () => void;
}

/**
 * What is behind an objective: its measures and plans with their lights and the ways to their pages,
 * and the objectives that drive it and that it drives. Takes the focus. Live.
 */
export function ObjectivePanel(props: ObjectivePanelProps) {
  const { objective, scorecard, arrows, onClose } = props;
  const words = useWords();
  const text = words.strategyMap.panel;
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), [objective.id]);
  const name = nameIn(words.locale, objective);
  const own = (item: { objectiveId: string }) => item.objectiveId === objective.id;
  const measures = scorecard.measures.filter(own);
  const plans = scorecard.plans.filter(own);
  const codeOf = (item: string) =>
    [...measures, ...plans].find((each) => each.id === item)?.code ?? null;
  const light = useLight("objective", objective.id, scorecard.month);
  return (
    <section className={styles.panel} role="dialog" aria-labelledby={id} data-screen-only>
      <header className={styles.head}>
        <h3 id={id} ref={head} tabIndex={-1}>
          <span className={styles.code}>{objective.code}</span> {name}
        </h3>
        <Button look="quiet" onClick={onClose}>
          {words.general.close}
        </Button>
        <p className={styles.why}>
          <LightPair
            kind="objective"
            id={objective.id}
            month={scorecard.month}
            name={`${objective.code} ${name}`}
            explain={({ explanation }) => [explainObjective(words, explanation, codeOf)]}
            sealed={scorecard.sealed[`objective/${objective.id}`]?.light}
          />
          {light && <span>{explainObjective(words, light.explanation, codeOf)}</span>}
        </p>
      </header>
      <div className={styles.parts}>
        <section>
          <h4>{text.items}</h4>
          {measures.length + plans.length === 0 && <p className={styles.quiet}>{text.none}</p>}
          <ul className={styles.items}>
            {measures.map((measure) => (
              <MeasureItem key={measure.id} {...props} measure={measure} />
            ))}
            {plans.map((plan) => (
              <PlanItem key={plan.id} {...props} plan={plan} />
            ))}
          </ul>
        </section>
        <Related {...props} title={text.causes} none={text.noCauses} end="cause" arrows={arrows} />
        <Related
          {...props}
          title={text.effects}
          none={text.noEffects}
          end="effect"
          arrows={arrows}
        />
      </div>
    </section>
  );
}

type ItemProps = Pick<ObjectivePanelProps, "scorecard" | "hrefOf">;

function MeasureItem({
  measure,
  scorecard: { month, sealed },
  hrefOf,
}: ItemProps & { measure: ShownMeasureOfMonth }) {
  const words = useWords();
  const light = useLight("measure", measure.id, month);
  const value = judgedValueOf(light?.explanation);
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  return (
    <li>
      <Name item={measure} href={hrefOf(measure)} />
      <LightPair
        kind="measure"
        id={measure.id}
        month={month}
        name={`${measure.code} ${nameIn(words.locale, measure)}`}
        explain={({ explanation }) => [explainMeasure(words, explanation, measure)]}
        sealed={sealed[`measure/${measure.id}`]?.light}
      />
      <span className={styles.quiet}>
        {value !== null && `${withUnit(formatNumber(value, measure.decimals), unit)} `}
        {light && explainMeasure(words, light.explanation, measure)}
      </span>
    </li>
  );
}

function PlanItem({ plan, scorecard: { month, sealed }, hrefOf }: ItemProps & { plan: ShownPlan }) {
  const words = useWords();
  const light = useLight("plan", plan.id, month);
  const nameOf = (id: string) => plan.milestones.find((each) => each.id === id)?.name ?? null;
  return (
    <li>
      <Name item={plan} href={hrefOf(plan)} />
      <LightPair
        kind="plan"
        id={plan.id}
        month={month}
        name={`${plan.code} ${nameIn(words.locale, plan)}`}
        explain={({ explanation }) => [explainPlan(words, explanation, nameOf)]}
        sealed={sealed[`plan/${plan.id}`]?.light}
      />
      <span className={styles.quiet}>{light && explainPlan(words, light.explanation, nameOf)}</span>
    </li>
  );
}

function Name({ item, href }: { item: ShownMeasureOfMonth | ShownPlan; href: string | null }) {
  const { locale } = useWords();
  const name = `${item.code} ${nameIn(locale, item)}`;
  return href === null ? <span>{name}</span> : <Link to={href}>{name}</Link>;
}

interface RelatedProps extends ObjectivePanelProps {
  title: string;
  none: string;
  end: "cause" | "effect";
}

/** The objectives at one end of the chain, those joined directly first, in the scorecard's order. */
function Related({ objective, scorecard, arrows, onChoose, title, none, end }: RelatedProps) {
  const words = useWords();
  const text = words.strategyMap.panel;
  const all = (end === "cause" ? causesOf : effectsOf)(arrows, objective.id);
  const isDirect = (id: string) =>
    arrows.some(({ causeId, effectId }) =>
      end === "cause"
        ? causeId === id && effectId === objective.id
        : effectId === id && causeId === objective.id,
    );
  const related = scorecard.objectives
    .filter(({ id }) => all.has(id))
    .toSorted((one, other) => Number(isDirect(other.id)) - Number(isDirect(one.id)));
  const lights = useLights(
    related.map(({ id }) => ({ kind: "objective", id, month: scorecard.month })),
  );
  const red = lights.filter((light) => light?.light === "red").length;
  return (
    <section>
      <h4>
        {title}
        {related.length > 0 && <small>{text.redOf(red, related.length)}</small>}
      </h4>
      {related.length === 0 && <p className={styles.quiet}>{none}</p>}
      <ul className={styles.related}>
        {related.map((each, index) => (
          <li key={each.id}>
            <button type="button" onClick={() => onChoose(each.id)}>
              <LightMark light={lights[index]?.light ?? "grey"} />
              <span className={styles.code}>{each.code}</span>
              <span>{nameIn(words.locale, each)}</span>
              {!isDirect(each.id) && <small>{text.indirect}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
