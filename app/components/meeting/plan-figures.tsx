import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { explainPlan } from "~/components/scorecard/explain";
import { LightMark } from "~/components/scorecard/light";
import { useLight } from "~/components/scorecard/lights-context";
import { Why } from "~/components/scorecard/why";
import { Refusal } from "~/components/ui/field";
import { judgeMilestone } from "~/domain/scorecard/milestone-light";
import { yearOf, type Month } from "~/domain/scorecard/month";
import { formatDay, formatMonth, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { PageLink } from "~/views/meeting";
import type { PlanPage } from "~/views/page";
import styles from "./plan-figures.module.css";

/** An action plan's light, goal and milestones; its department says when one was done. */
export function PlanFigures({
  link,
  subject,
  month,
}: {
  link: PageLink;
  subject: PlanPage;
  month: Month;
}) {
  const words = useWords();
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
      <p>
        {text.plan.period} {formatDay(words.locale, plan.startsOn, year)} –{" "}
        {formatDay(words.locale, plan.endsOn, year)}
      </p>
      <p>
        {text.plan.goal} {plan.goal}
      </p>
      <h2 className={styles.title}>{text.milestones.title}</h2>
      {milestones.length === 0 ? (
        <p>{text.milestones.none}</p>
      ) : (
        <Milestones subject={subject} month={month} />
      )}
    </section>
  );
}

function Milestones({ subject, month }: { subject: PlanPage; month: Month }) {
  const words = useWords();
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
  subject: PlanPage;
  month: Month;
}

function MilestoneRow({ milestone, subject, month }: RowProps) {
  const words = useWords();
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
      <td>{milestone.description}</td>
      <td>{milestone.deliverable}</td>
      <td className={styles.day}>{formatDay(words.locale, expectedOn, year)}</td>
      <td className={styles.day}>
        {subject.mayReport ? (
          <DoneField milestone={milestone} />
        ) : (
          doneOn && formatDay(words.locale, doneOn, year)
        )}
      </td>
    </tr>
  );
}

/** The day on which a milestone was done; sent when the field is left with another day in it. */
function DoneField({ milestone }: { milestone: RowProps["milestone"] }) {
  const words = useWords();
  const { revalidate } = useRevalidator();
  const [refusal, setRefusal] = useState<string | null>(null);
  const report = async (typed: string) => {
    const doneOn = typed === "" ? null : typed;
    if (doneOn === milestone.doneOn) return;
    const sent = await sendCommand("report-milestone", { milestoneId: milestone.id, doneOn });
    setRefusal(sent.ok ? null : refusalWords(words, sent.error));
    if (sent.ok) revalidate();
  };
  return (
    <>
      <input
        key={milestone.doneOn}
        type="date"
        className={styles.done}
        aria-label={words.sheet.milestones.setDone(milestone.name)}
        defaultValue={milestone.doneOn ?? ""}
        onBlur={(event) => void report(event.target.value)}
      />
      {refusal && <Refusal>{refusal}</Refusal>}
    </>
  );
}
