import { useMemo } from "react";
import { LightsProvider } from "~/components/scorecard/lights-context";
import { useAllWords } from "~/i18n/words-context";
import { ColourSamples, TypeSamples } from "./base-samples";
import { CardSamples } from "./card-samples";
import styles from "./design.module.css";
import { FigureSamples, TableSamples } from "./figure-samples";
import { ButtonSamples, FormSamples } from "./form-samples";
import { LightSamples } from "./light-samples";
import { sampleValues } from "./sample-scorecard";
import { PeopleSamples, StateSamples } from "./state-samples";

/** Every component in every state, one below the other, with anchors. */
export function DesignPage() {
  const { design } = useAllWords();
  const values = useMemo(() => sampleValues(), []);
  return (
    <LightsProvider room={null} loaded={values} revision={0}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{design.title}</h1>
          <p className={styles.note}>{design.intro}</p>
        </header>
        <nav className={styles.contents} aria-label={design.contents}>
          {Object.entries(design.sections).map(([name, title]) => (
            <a key={name} href={`#${name}`}>
              {title}
            </a>
          ))}
        </nav>
        <div className={styles.sheet}>
          <ColourSamples />
          <TypeSamples />
          <LightSamples />
          <FigureSamples />
          <TableSamples />
          <ButtonSamples />
          <FormSamples />
          <CardSamples />
          <PeopleSamples />
          <StateSamples />
        </div>
      </div>
    </LightsProvider>
  );
}
