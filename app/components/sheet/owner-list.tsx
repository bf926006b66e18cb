import { useEffect, useRef } from "react";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { OwnerOption } from "./owner-options";
import styles from "./owners-field.module.css";
import type { OwnerChoice } from "./use-owner-choice";

/** The list below an owners field. The focus stays in the field; the list only shows the mark. */
export function OwnerList({ choice }: { choice: OwnerChoice }) {
  const { sheet } = useAllWords();
  const list = useRef<HTMLDivElement>(null);
  const { options, active, listId, optionId, choose } = choice;
  useEffect(() => {
    list.current?.children[Math.max(active, 0)]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (options.length === 0) {
    return (
      <p id={listId} className={styles.list} aria-live="polite">
        {sheet.owner.noMatch}
      </p>
    );
  }
  return (
    <div
      ref={list}
      id={listId}
      className={styles.list}
      role="listbox"
      aria-label={sheet.owner.listed}
    >
      {options.map((option, index) => (
        <OwnerChoiceOption
          key={option.kind === "person" ? option.person.id : "typed"}
          id={optionId(index)}
          option={option}
          marked={index === active}
          onChoose={() => choose(option)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  option: OwnerOption;
  marked: boolean;
  onChoose: () => void;
}

function OwnerChoiceOption({ id, option, marked, onChoose }: OptionProps) {
  const words = useAllWords();
  return (
    <button
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={marked}
      className={styles.option}
      // The field would lose the focus, and with it take what is marked, before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {optionText(option, words)}
    </button>
  );
}

function optionText(option: OwnerOption, { locale, general, sheet }: AllWords): string {
  if (option.kind === "person") return nameIn(locale, option.person);
  const names = option.names.join(general.listSeparator);
  return option.owners.some(({ kind }) => kind === "name") ? sheet.owner.addName(names) : names;
}
