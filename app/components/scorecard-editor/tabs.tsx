import { NavLink } from "@remix-run/react";
import { useAllWords } from "~/i18n/words-context";
import styles from "./scorecard-editor.module.css";

const TABS = [
  { part: "structure", to: "/scorecard", end: true },
  { part: "measures", to: "/scorecard/measures", end: false },
  { part: "levels", to: "/scorecard/levels", end: false },
  { part: "plans", to: "/scorecard/plans", end: false },
  { part: "map", to: "/scorecard/map", end: false },
] as const;

/** The head of the scorecard's pages, and the way from one to another. */
export function ScorecardTabs() {
  const words = useAllWords();
  return (
    <div className={styles.head}>
      <h1>{words.general.nav.scorecard}</h1>
      <nav aria-label={words.admin.tabs.label} className={styles.tabs}>
        {TABS.map(({ part, to, end }) => (
          <NavLink key={part} to={to} end={end}>
            {words.admin.tabs[part]}
          </NavLink>
        ))}
      </nav>
    </div>
  );
}
