import { useMemo, useState } from "react";
import { explainMeasure } from "~/components/scorecard/explain";
import { LightChip, LightMark } from "~/components/scorecard/light";
import { LightChanges } from "~/components/scorecard/light-changes";
import { LightCounts } from "~/components/scorecard/light-counts";
import { LightNow } from "~/components/scorecard/light-now";
import { LightPair } from "~/components/scorecard/light-pair";
import { Tally } from "~/components/scorecard/tally";
import { Why } from "~/components/scorecard/why";
import { Button } from "~/components/ui/button";
import { LIGHTS } from "~/domain/scorecard/light";
import { formatMonthShort } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import styles from "./design.module.css";
import { SAMPLE_MONTH, sampleScorecard } from "./sample-scorecard";
import { Sample, Section } from "./section";

const SIZES = ["small", "text", "large"] as const;

/** The six lights in every form in which they appear. Needs a LightsProvider around it. */
export function LightSamples() {
  const words = useAllWords();
  const text = words.design.lights;
  const scorecard = useMemo(() => sampleScorecard(words.design.samples), [words]);
  return (
    <Section name="lights">
      <Sample of={text.sizes}>
        <ul className={styles.lights}>
          {LIGHTS.map((light) => (
            <li key={light}>
              {SIZES.map((size) => (
                <LightMark key={size} light={light} size={size} named={size === "text"} />
              ))}
              <span className={styles.note}>{words.scorecard.meanings[light]}</span>
            </li>
          ))}
        </ul>
      </Sample>
      <Sample of={text.chips}>
        <p className={styles.row}>
          {LIGHTS.map((light) => (
            <LightChip
              key={light}
              light={light}
              of={formatMonthShort(words.locale, SAMPLE_MONTH)}
            />
          ))}
        </p>
      </Sample>
      <Sample of={text.explained}>
        <p className={styles.row}>
          {LIGHTS.map((light) => (
            <Why
              key={light}
              title={words.lights[light]}
              light={light}
              sealed={light === "red" ? "yellow" : null}
              sentences={() => [words.scorecard.meanings[light]]}
            />
          ))}
        </p>
      </Sample>
      <Sample of={text.pairs}>
        <p className={styles.row}>
          {scorecard.measures.map((measure) => (
            <LightPair
              key={measure.id}
              kind="measure"
              id={measure.id}
              month={SAMPLE_MONTH}
              name={measure.code}
              explain={({ explanation }) => [explainMeasure(words, explanation, measure)]}
              sealed={scorecard.sealed[`measure/${measure.id}`]?.light}
            />
          ))}
        </p>
      </Sample>
      <Turning />
      <Sample of={text.counts}>
        <LightCounts scorecard={scorecard} />
        <LightChanges scorecard={scorecard} />
        <Tally lights={LIGHTS} />
      </Sample>
    </Section>
  );
}

/** A light that can be turned, to see how a change is seen. */
function Turning() {
  const text = useAllWords().design.lights;
  const [at, setAt] = useState(0);
  return (
    <Sample of={text.change}>
      <p className={styles.row}>
        <span className={styles.turning}>
          <LightNow light={LIGHTS[at % LIGHTS.length] ?? "grey"} size="large" named announce />
        </span>
        <Button onClick={() => setAt(at + 1)}>{text.turn}</Button>
      </p>
    </Sample>
  );
}
