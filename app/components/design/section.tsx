import type { ReactNode } from "react";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import styles from "./design.module.css";

/** The sections of the page, by the names of their anchors. */
export type SectionName = keyof AllWords["design"]["sections"];

/** One section of the page, with its anchor. */
export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  const text = useAllWords().design.sections[name];
  return (
    <section id={name} aria-labelledby={`${name}-title`} className={styles.section}>
      <h2 id={`${name}-title`}>{text}</h2>
      {children}
    </section>
  );
}

/** Something to look at, with what it shows. */
export function Sample({ of, children }: { of: string; children: ReactNode }) {
  return (
    <div className={styles.sample}>
      <h3>{of}</h3>
      {children}
    </div>
  );
}
