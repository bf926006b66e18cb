import type { Day } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { PlanPage } from "~/views/page";
import styles from "./expected-day.module.css";

interface ExpectedDayProps {
  milestone: Pick<PlanPage["milestones"][number], "expectedOn" | "firstExpectedOn">;
  /** Writes a day out. */
  day: (day: Day) => string;
}

/** The day on which a milestone is expected and, where meetings knew another, the first of these. */
export function ExpectedDay({ milestone: { expectedOn, firstExpectedOn }, day }: ExpectedDayProps) {
  const text = useAllWords().sheet.milestones;
  return (
    <>
      {day(expectedOn)}
      {firstExpectedOn && (
        <small className={styles.first}> {text.firstExpected(day(firstExpectedOn))}</small>
      )}
    </>
  );
}
