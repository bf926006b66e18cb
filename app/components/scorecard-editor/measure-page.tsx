import { Link, useNavigate } from "@remix-run/react";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditableMeasure, MeasureVersion } from "~/views/scorecard-editor";
import { useScorecard } from "./editor-context";
import { MeasureForm } from "./measure-form";
import styles from "./scorecard-editor.module.css";
import { SpanText } from "./span-text";

interface MeasurePageProps {
  measure: EditableMeasure;
  /** The version to change. */
  version: MeasureVersion;
}

/** One measure: its versions, and the form that changes one of them or begins another. */
export function MeasurePage({ measure, version }: MeasurePageProps) {
  const { locale, admin } = useAllWords();
  const navigate = useNavigate();
  const text = admin.measures;
  return (
    <section className={styles.stack}>
      <h2>{text.editTitle(measure.code, nameIn(locale, version))}</h2>
      {measure.versions.length > 1 && (
        <nav aria-label={text.versions} className={styles.stack}>
          <p>{text.versionsIntro}</p>
          <div className={styles.versions}>
            {measure.versions.map((each) => (
              <Link
                key={each.id}
                to={`?month=${each.validFrom}`}
                aria-current={each.id === version.id ? "page" : undefined}
              >
                <SpanText span={each} />
              </Link>
            ))}
          </div>
        </nav>
      )}
      <MeasureForm
        // Another version is another form; the same one keeps what was typed.
        key={version.id}
        measure={{ ...measure, version }}
        onSaved={({ code, validFrom }) =>
          navigate(`/scorecard/measures/${code}?month=${validFrom}`, { replace: true })
        }
      />
      <p>
        <Link to="/scorecard/levels">{text.levels}</Link>
      </p>
    </section>
  );
}

/** The form for a measure that does not exist yet. */
export function NewMeasurePage() {
  const { admin } = useAllWords();
  const navigate = useNavigate();
  const { departments, objectives } = useScorecard();
  if (departments.length === 0 || objectives.length === 0) {
    return <p className={styles.empty}>{admin.measures.needStructure}</p>;
  }
  return (
    <section className={styles.stack}>
      <h2>{admin.measures.newTitle}</h2>
      <MeasureForm onSaved={({ code }) => navigate(`/scorecard/measures/${code}`)} />
    </section>
  );
}
