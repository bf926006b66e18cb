import { Link } from "@remix-run/react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { pageName, pathOf } from "~/components/meeting/places";
import { LightMark } from "~/components/scorecard/light";
import { useLight } from "~/components/scorecard/lights-context";
import { SmallMultiples } from "~/components/scorecard/small-multiples";
import { addMonths } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { AgendaEntry, PageLink } from "~/views/meeting";
import type { SmallMultiplesView } from "~/views/small-multiples";
import styles from "./cover.module.css";

interface CoverFiguresProps {
  entry: AgendaEntry;
  multiples: SmallMultiplesView;
}

/** The department's measures as small charts and its plans, with last month's lights and this month's. */
export function CoverFigures({ entry, multiples }: CoverFiguresProps) {
  const { cover } = useAllWords();
  const { view } = useMeeting();
  const plans = entry.pages.filter(({ kind }) => kind === "plan");
  const hrefOf = (page: PageLink) => pathOf(view, { item: entry.id, page: page.key });
  const hrefOfMeasure = (id: string) => {
    const page = entry.pages.find((each) => each.id === id);
    return page ? hrefOf(page) : null;
  };
  if (multiples.measures.length + plans.length === 0) return <p>{cover.noPages}</p>;
  return (
    <>
      {multiples.measures.length > 0 && (
        <section className={styles.section}>
          <h2>{cover.measures}</h2>
          <SmallMultiples view={multiples} hrefOf={hrefOfMeasure} />
        </section>
      )}
      {plans.length > 0 && (
        <section className={styles.section}>
          <h2>{cover.plans}</h2>
          <ul className={styles.plans}>
            {plans.map((plan) => (
              <PlanLine key={plan.key} plan={plan} href={hrefOf(plan)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function PlanLine({ plan, href }: { plan: PageLink; href: string }) {
  const words = useAllWords();
  const { view } = useMeeting();
  const before = useLight("plan", plan.id, addMonths(view.month, -1));
  const now = useLight("plan", plan.id, view.month);
  return (
    <li>
      <Link to={href}>{pageName(words.locale, plan)}</Link>
      <span className={styles.lights}>
        {before && (
          <>
            <span className="visually-hidden">{words.scorecard.lastMonth}</span>
            <LightMark light={before.light} size="small" />
            <span aria-hidden>→</span>
          </>
        )}
        {now && (
          <>
            <span className="visually-hidden">{words.scorecard.thisMonth}</span>
            <LightMark light={now.light} named />
          </>
        )}
      </span>
    </li>
  );
}
