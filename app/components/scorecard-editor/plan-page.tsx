import { useNavigate } from "@remix-run/react";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditablePlan } from "~/views/scorecard-editor";
import { useScorecard } from "./editor-context";
import { PlanForm } from "./plan-form";
import styles from "./scorecard-editor.module.css";

/** One action plan. */
export function PlanPage({ plan }: { plan: EditablePlan }) {
  const { locale } = useAllWords();
  const navigate = useNavigate();
  return (
    <section className={styles.stack}>
      <h2>
        {plan.code} {nameIn(locale, plan)}
      </h2>
      <PlanForm
        // New milestones have got their ids: the form starts from what was saved.
        key={plan.milestones.map((milestone) => milestone.id).join()}
        plan={plan}
        onSaved={({ code }) => navigate(`/scorecard/plans/${code}`, { replace: true })}
      />
    </section>
  );
}

/** The form for a plan that does not exist yet. */
export function NewPlanPage() {
  const { admin } = useAllWords();
  const navigate = useNavigate();
  const { departments, objectives } = useScorecard();
  if (departments.length === 0 || objectives.length === 0) {
    return <p className={styles.empty}>{admin.measures.needStructure}</p>;
  }
  return (
    <section className={styles.stack}>
      <h2>{admin.plans.newTitle}</h2>
      <PlanForm onSaved={({ code }) => navigate(`/scorecard/plans/${code}`)} />
    </section>
  );
}
