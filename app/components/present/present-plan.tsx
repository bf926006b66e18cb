import { explainPlan } from "~/components/scorecard/explain";
import { LightMark } from "~/components/scorecard/light";
import { useLight } from "~/components/scorecard/lights-context";
import { Verdict } from "~/components/scorecard/verdict";
import { useMeeting } from "~/components/meeting/meeting-context";
import { judgeMilestone } from "~/domain/scorecard/milestone-light";
import { addMonths, yearOf } from "~/domain/scorecard/month";
import { formatDay } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { PageLink } from "~/views/meeting";
import type { PlanPage } from "~/views/page";
import styles from "./present-page.module.css";
import { More } from "./more";

interface PresentPlanProps {
  link: PageLink;
  subject: PlanPage;
  /** How many milestones have no room. */
  left: number;
}

/** An action plan on the wall: its lights, its goal, and how its milestones stand. */
export function PresentPlan({ link, subject, left }: PresentPlanProps) {
  const words = useAllWords();
  const { month } = useMeeting().view;
  const { plan, milestones } = subject;
  const now = useLight("plan", link.id, month);
  const before = useLight("plan", link.id, addMonths(month, -1));
  const day = (value: string) => formatDay(words.locale, value, yearOf(month));
  const nameOf = (id: string) => milestones.find((each) => each.id === id)?.name ?? null;
  return (
    <>
      <Verdict
        before={before && { light: before.light, month: addMonths(month, -1), corrected: false }}
        now={now && { light: now.light, month }}
        sentences={[explainPlan(words, now?.explanation, nameOf)]}
      />
      <p className={styles.goal}>
        {day(plan.startsOn)} – {day(plan.endsOn)} · {plan.goal}
      </p>
      <section data-column="plan" className={styles.milestones}>
        <h2>{words.sheet.milestones.title}</h2>
        <ul className={styles.rows}>
          {milestones.map(({ id, name, expectedOn, doneOn }) => {
            const judged = judgeMilestone(
              { id, expected: expectedOn, done: doneOn },
              plan.startsOn,
              month,
              subject.today,
            );
            return (
              <li key={id} data-row-weight={judged.live ? 2 : 1} className={styles.marked}>
                <LightMark light={judged.light} />
                <span>{name}</span>
                <span className={styles.note}>
                  {day(doneOn ?? expectedOn)} {words.scorecard.milestoneStates[judged.state]}
                </span>
              </li>
            );
          })}
        </ul>
        <More count={left} />
      </section>
    </>
  );
}
