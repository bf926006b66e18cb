import { Link } from "@remix-run/react";
import { yearOf } from "~/domain/scorecard/month";
import { formatDay, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import { useScorecard } from "./editor-context";
import { OrderButtons } from "./order-buttons";
import styles from "./scorecard-editor.module.css";

/** All action plans. */
export function PlanList() {
  const { locale, admin, scorecard } = useAllWords();
  const { plans, departments, objectives, month } = useScorecard();
  const text = admin.plans;
  const day = (value: string) => formatDay(locale, value, yearOf(month));
  if (departments.length === 0 || objectives.length === 0) {
    return <p className={styles.empty}>{admin.measures.needStructure}</p>;
  }
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{scorecard.plan}</h2>
        <Link to="/scorecard/new-plan">{text.add}</Link>
      </div>
      {plans.length === 0 && <p className={styles.empty}>{text.none}</p>}
      {plans.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{admin.code}</th>
                <th>{scorecard.plan}</th>
                <th>{scorecard.objective}</th>
                <th>{scorecard.department}</th>
                <th>{text.startsOn}</th>
                <th>{text.endsOn}</th>
                <th>{text.milestones}</th>
                <th>{admin.order}</th>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => {
                const objective = objectives.find((each) => each.id === plan.objectiveId);
                const department = departments.find((each) => each.id === plan.departmentId);
                return (
                  <tr key={plan.id}>
                    <td className={styles.code}>{plan.code}</td>
                    <td>
                      <Link to={`/scorecard/plans/${plan.code}`}>{nameIn(locale, plan)}</Link>
                    </td>
                    <td className={styles.code} data-label={scorecard.objective}>
                      {objective?.code}
                    </td>
                    <td data-label={scorecard.department}>
                      {department && nameIn(locale, department)}
                    </td>
                    <td className={styles.tight} data-label={text.startsOn}>
                      {day(plan.startsOn)}
                    </td>
                    <td className={styles.tight} data-label={text.endsOn}>
                      {day(plan.endsOn)}
                    </td>
                    <td data-label={text.milestones}>{plan.milestones.length}</td>
                    <td className={styles.tight}>
                      <div className={styles.buttons}>
                        <OrderButtons
                          kind="plan"
                          ids={plans.map((each) => each.id)}
                          id={plan.id}
                          name={plan.code}
                        />
                      </div>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
