import { useRef, type RefObject } from "react";
import { useAllWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";
import { ownerKey, type Owner } from "~/sheet/owners";
import { OwnerList } from "./owner-list";
import { ownerName } from "./owner-options";
import styles from "./owners-field.module.css";
import { useOwnerChoice } from "./use-owner-choice";

interface OwnersFieldProps {
  /** Name of the field for those who do not see it. */
  label: string;
  owners: readonly Owner[];
  /** Whom one can choose from; others can be typed. */
  people: readonly PersonName[];
  readOnly: boolean;
  onAdd: (owners: readonly Owner[]) => void;
  onRemove: (owner: Owner) => void;
  /** Enter with nothing typed. */
  onEnter?: () => void;
}

/**
 * The owners of an improvement measure: names in a row, and behind them a field to add one, which
 * opens a list (WAI-ARIA's combobox with automatic selection: the marked entry is taken by Enter
 * and by leaving the field, Escape lets it be).
 */
export function OwnersField(props: OwnersFieldProps) {
  const { label, owners, people, readOnly, onRemove } = props;
  const words = useAllWords();
  const input = useRef<HTMLInputElement>(null);
  const nameOf = (owner: Owner) =>
    ownerName(owner, people, words.locale) ?? words.sheet.owner.former;
  const remove = (owner: Owner) => {
    onRemove(owner);
    input.current?.focus();
  };

  return (
    <div className={styles.field} data-editable={!readOnly}>
      <ul className={styles.owners} aria-label={label}>
        {owners.map((owner) => (
          <li key={ownerKey(owner)} className={styles.owner}>
            {nameOf(owner)}
            <span className={styles.gap}>
              <span className={styles.separator} aria-hidden="true">
                {owner === owners.at(-1) ? "" : words.general.listSeparator}
              </span>
              {!readOnly && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={words.sheet.owner.remove(nameOf(owner))}
                  onClick={() => remove(owner)}
                >
                  ×
                </button>
              )}
            </span>
          </li>
        ))}
        {!readOnly && (
          <li className={styles.entry} data-alone={owners.length === 0}>
            <OwnerEntry {...props} inputRef={input} />
          </li>
        )}
      </ul>
    </div>
  );
}

function OwnerEntry(props: OwnersFieldProps & { inputRef: RefObject<HTMLInputElement> }) {
  const { label, owners, inputRef } = props;
  const words = useAllWords().sheet;
  const choice = useOwnerChoice(props);
  return (
    <>
      <input
        {...choice.input}
        ref={inputRef}
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={choice.open}
        aria-controls={choice.listId}
        aria-activedescendant={choice.activeId}
        placeholder={owners.length === 0 ? words.improvements.ownersEmpty : undefined}
        title={words.owner.search}
        autoComplete="off"
        maxLength={500}
      />
      {choice.open && <OwnerList choice={choice} />}
    </>
  );
}
