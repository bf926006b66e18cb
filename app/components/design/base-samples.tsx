import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import { COLOUR_TOKENS } from "./colour-tokens";
import styles from "./design.module.css";
import { Sample, Section } from "./section";

/** The sizes of type, by their classes in design.module.css. */
const SIZES = ["figure", "title", "xl", "l", "h", "m", "s", "xs"] as const;
/** Figures of unlike width and sign, to stand under each other. */
const FIGURES = ["1,234.50", "−88.00", "0.19", "111.11"];

/** The colours as they are in the theme that is on. */
export function ColourSamples() {
  const text = useAllWords().design.colours;
  const groups = Object.entries(COLOUR_TOKENS) as [keyof AllWords["design"]["colours"], string[]][];
  return (
    <Section name="colours">
      {groups.map(([group, tokens]) => (
        <Sample key={group} of={text[group]}>
          <ul className={styles.swatches}>
            {tokens.map((token) => (
              <li key={token}>
                <svg viewBox="0 0 96 40" aria-hidden>
                  <rect x="0.5" y="0.5" width="95" height="39" rx="4" fill={`var(${token})`} />
                </svg>
                <code>{token}</code>
              </li>
            ))}
          </ul>
        </Sample>
      ))}
    </Section>
  );
}

/** The scale of type, figures, and the ring of the focus. */
export function TypeSamples() {
  const { design } = useAllWords();
  return (
    <Section name="type">
      <ul className={styles.sizes}>
        {SIZES.map((size) => (
          <li key={size}>
            <code>{`--text-${size}`}</code>
            <span className={styles[size]}>{design.type.sample}</span>
          </li>
        ))}
      </ul>
      <Sample of={design.type.figures}>
        <ul className={styles.numbers}>
          {FIGURES.map((figure) => (
            <li key={figure}>{figure}</li>
          ))}
        </ul>
      </Sample>
      <Sample of={design.type.focus}>
        <div className={styles.row}>
          <a href="#type">{design.sections.type}</a>
          <Button look="primary">{design.buttons.primary}</Button>
          <Field label={design.forms.text} />
        </div>
      </Sample>
    </Section>
  );
}
