import { Link } from "@remix-run/react";
import { validIn } from "~/domain/scorecard/month";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditableMeasure } from "~/views/scorecard-editor";
import { useScorecard } from "./editor-context";
import { OrderButtons } from "./order-buttons";
import styles from "./scorecard-editor.module.css";
import { SpanText } from "./span-text";

/** All measures as they are in the month at hand, or as they were last or will be first. */
export function MeasureList() {
  const { admin, scorecard } = useAllWords();
  const { measures, departments, objectives } = useScorecard();
  const text = admin.measures;
  if (departments.length === 0 || objectives.length === 0) {
    return <p className={styles.empty}>{text.needStructure}</p>;
  }
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{scorecard.measure}</h2>
        <Link to="/scorecard/new-measure">{text.add}</Link>
      </div>
      {measures.length === 0 && <p className={styles.empty}>{text.none}</p>}
      {measures.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{admin.code}</th>
                <th>{scorecard.measure}</th>
                <th>{scorecard.objective}</th>
                <th>{scorecard.department}</th>
                <th>{text.unit}</th>
                <th>{scorecard.owners.provider}</th>
                <th>{text.versions}</th>
                <th>{admin.order}</th>
              </tr>
            </thead>
            <tbody>
              {measures.map((measure) => (
                <MeasureRow key={measure.id} measure={measure} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function MeasureRow({ measure }: { measure: EditableMeasure }) {
  const { locale, admin, general, scorecard } = useAllWords();
  const { measures, departments, objectives, people, month } = useScorecard();
  const { versions, code, id } = measure;
  const version =
    versions.find(({ validFrom, validTo }) => validIn({ from: validFrom, to: validTo }, month)) ??
    versions.at(-1);
  if (!version) return null;
  const objective = objectives.find((each) => each.id === version.objectiveId);
  const department = departments.find((each) => each.id === version.departmentId);
  const providers = version.owners
    .filter((owner) => owner.kind === "provider")
    .flatMap((owner) => people.find((person) => person.id === owner.personId) ?? []);
  return (
    <tr>
      <td className={styles.code}>{code}</td>
      <td>
        <Link to={`/scorecard/measures/${code}`}>{nameIn(locale, version)}</Link>
      </td>
      <td className={styles.code} data-label={scorecard.objective}>
        {objective?.code}
      </td>
      <td className={styles.tight} data-label={scorecard.department}>
        {department && nameIn(locale, department)}
      </td>
      <td className={styles.tight} data-label={admin.measures.unit}>
        {locale === "en" ? version.unitEn : version.unitZh}
      </td>
      <td className={styles.quiet} data-label={scorecard.owners.provider}>
        {providers.map((person) => nameIn(locale, person)).join(general.listSeparator)}
      </td>
      <td className={styles.quiet} data-label={admin.measures.versions}>
        <SpanText span={version} />
      </td>
      <td className={styles.tight}>
        <div className={styles.buttons}>
          <OrderButtons kind="measure" ids={measures.map((each) => each.id)} id={id} name={code} />
        </div>
      </td>
    </tr>
  );
}
