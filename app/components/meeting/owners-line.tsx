import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { MeasurePage, PlanPage } from "~/views/page";
import styles from "./department-page.module.css";

/** Who answers for a measure or a plan. */
export function OwnersLine({ subject }: { subject: MeasurePage | Omit<PlanPage, "review"> }) {
  const words = useAllWords();
  const plan = words.sheet.plan;
  const lines =
    subject.kind === "measure"
      ? (["target", "achievement", "provider"] as const).map((kind) => ({
          label: words.scorecard.owners[kind],
          names: subject.owners
            .filter((owner) => owner.kind === kind)
            .map(({ person }) => nameIn(words.locale, person))
            .join(words.general.listSeparator),
        }))
      : [
          { label: plan.owner, names: subject.plan.owner },
          { label: plan.lead, names: subject.plan.lead },
          { label: plan.participants, names: subject.plan.participants },
        ];
  return (
    <dl className={styles.owners}>
      {lines.map(({ label, names }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{names || words.general.none}</dd>
        </div>
      ))}
    </dl>
  );
}
