import { useSearchParams } from "@remix-run/react";
import { useId, type ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { CodedName, LiveFollowUp } from "~/protocol/live-follow-up";
import styles from "./board.module.css";
import { DUES, FILTERS, ownersAmong, subjectsAmong } from "./filter";

interface BoardFiltersProps {
  followUps: readonly LiveFollowUp[];
  departments: readonly CodedName[];
  /** How many are shown with the filters as they are. */
  shown: number;
}

/** Narrows the board down; the address holds how, so that it can be sent to somebody. */
export function BoardFilters({ followUps, departments, shown }: BoardFiltersProps) {
  const { locale, followUps: words } = useAllWords();
  const [query, setQuery] = useSearchParams();
  const text = words.filters;
  const set = (name: string, value: string) =>
    setQuery(
      (before) => {
        if (value === "") before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  const clear = () => setQuery({}, { replace: true, preventScrollReset: true });
  const any = FILTERS.some((name) => query.has(name));
  const choice = (name: (typeof FILTERS)[number], options: [string, string][]) => (
    <Choice label={text[name]} value={query.get(name) ?? ""} onChange={(value) => set(name, value)}>
      <option value="">{text.all}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Choice>
  );
  return (
    <div className={styles.filters} role="group" aria-label={text.label} data-screen-only>
      {choice(
        "department",
        departments.map((each) => [each.code, nameIn(locale, each)]),
      )}
      {choice(
        "owner",
        ownersAmong(followUps).map((each) => [each.key, nameIn(locale, each)]),
      )}
      {choice(
        "measure",
        subjectsAmong(followUps).map((each) => [each.code, `${each.code} ${nameIn(locale, each)}`]),
      )}
      {choice(
        "due",
        DUES.map((due) => [due, text.dues[due]]),
      )}
      <span role="status">{text.shown(shown, followUps.length)}</span>
      {any && (
        <Button look="quiet" onClick={clear}>
          {text.clear}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
