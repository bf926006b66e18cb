import { ExpectedDay } from "~/components/plan/expected-day";
import { PlanTimeline } from "~/components/plan/plan-timeline";
import { explainPlan } from "~/components/scorecard/explain";
import { LightMark } from "~/components/scorecard/light";
import { useLight } from "~/components/scorecard/lights-context";
import { Why } from "~/components/scorecard/why";
import { judgeMilestone } from "~/domain/scorecard/milestone-light";
import { yearOf, type Month } from "~/domain/scorecard/month";
import { formatDay, formatMonth, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import { fieldPlace } from "~/protocol/anchor";
import type { PageLink } from "~/views/meeting";
import type { PlanPage } from "~/views/page";
import { DoneField } from "./done-field";
import styles from "./plan-figures.module.css";

/** An action plan's light, goal and milestones; its department says when one was done. */
export function PlanFigures({
  link,
  subject,
  month,
}: {
  link: PageLink;
  subject: Omit<PlanPage, "review">;
  month: Month;
}) {
  const words = useAllWords();
  const text = words.sheet;
  const { plan, milestones } = subject;
  const lit = useLight("plan", link.id, month);
  const year = yearOf(month);
  const nameOf = (id: string) => milestones.find((milestone) => milestone.id === id)?.name ?? null;
  const reason = explainPlan(words, lit?.explanation, nameOf);
  return (
    <section>
      <div className={styles.verdict}>
        <Why
          title={`${link.code} ${nameIn(words.locale, link)} · ${formatMonth(words.locale, month)}`}
          light={lit?.light ?? "grey"}
          named
          sentences={() => (reason === null ? [] : [reason])}
        />
        <span>{reason}</span>
      </div>
      <dl className={styles.facts}>
        <dt>{text.plan.period}</dt>
        <dd>
          {formatDay(words.locale, plan.startsOn, year)} –{" "}
          {formatDay(words.locale, plan.endsOn, year)}
        </dd>
        <dt>{text.plan.goal}</dt>
        <dd>{plan.goal}</dd>
      </dl>
      <h2 className={styles.title} data-place={fieldPlace("milestones")}>
        {text.milestones.title}
      </h2>
      {milestones.length === 0 ? (
        <p>{text.milestones.none}</p>
      ) : (
        <>
          <PlanTimeline plan={plan} milestones={milestones} month={month} today={subject.today} />
          <Milestones subject={subject} month={month} />
        </>
      )}
    </section>
  );
}

function Milestones({ subject, month }: { subject: Omit<PlanPage, "review">; month: Month }) {
  const words = useAllWords();
  const text = words.sheet.milestones;
  const heads = [
    words.scorecard.light,
    text.name,
    text.description,
    text.deliverable,
    text.expected,
    text.done,
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subject.milestones.map((milestone) => (
            <MilestoneRow
              key={milestone.id}
              milestone={milestone}
              subject={subject}
              month={month}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  milestone: PlanPage["milestones"][number];
  subject: Omit<PlanPage, "review">;
  month: Month;
}

function MilestoneRow({ milestone, subject, month }: RowProps) {
  const words = useAllWords();
  const text = words.sheet.milestones;
  const { id, expectedOn, doneOn } = milestone;
  const judged = judgeMilestone(
    { id, expected: expectedOn, done: doneOn },
    subject.plan.startsOn,
    month,
    subject.today,
  );
  const year = yearOf(month);
  return (
    <tr>
      <td className={styles.light}>
        <LightMark light={judged.light} /> {words.scorecard.milestoneStates[judged.state]}
      </td>
      <th scope="row">{milestone.name}</th>
      <td data-label={text.description}>{milestone.description}</td>
      <td data-label={text.deliverable}>{milestone.deliverable}</td>
      <td className={styles.day} data-label={text.expected}>
        <ExpectedDay milestone={milestone} day={(day) => formatDay(words.locale, day, year)} />
      </td>
      <td className={styles.day} data-label={text.done}>
        {subject.mayReport ? (
          <DoneField milestone={milestone} />
        ) : (
          doneOn && formatDay(words.locale, doneOn, year)
        )}
      </td>
    </tr>
  );
}
