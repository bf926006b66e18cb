import { useId, useState, type KeyboardEvent, type TextareaHTMLAttributes } from "react";
import { ownerOptions } from "~/components/sheet/owner-options";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";

/** The people whose names hold what is being typed into a cell. */
export interface PeopleChoice {
  readonly listId: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Index of the marked person; -1 when none is. */
  readonly active: number;
  /** What the field has to say about its list. */
  readonly field: TextareaHTMLAttributes<HTMLTextAreaElement>;
  choose(name: string): void;
  /** What is meant by a typed text: the marked person's name, or the text itself. */
  meant(text: string): string;
  /** Up and down mark. @returns whether the key was used */
  onKey(event: KeyboardEvent): boolean;
}

/**
 * A list of people to choose from while a name is typed. While an input method composes, the list
 * follows but takes no key.
 *
 * @param typed null while no name is being typed
 */
export function usePeopleList({
  typed,
  composing,
  people,
  onTake,
}: {
  typed: string | null;
  composing: boolean;
  people: readonly PersonName[];
  onTake: (name: string) => void;
}): PeopleChoice {
  const { locale } = useWords();
  const listId = useId();
  const [marked, setMarked] = useState({ typed: "", index: -1 });
  const found = typed === null ? [] : ownerOptions(typed, people, []);
  const options = found.flatMap((option) =>
    option.kind === "person" ? [{ id: option.person.id, name: nameIn(locale, option.person) }] : [],
  );
  // Another word has another list, in which nothing was marked yet but what is meant by it.
  const first = typed !== null && typed.trim() !== "" && !composing ? 0 : -1;
  const index = marked.typed === typed ? marked.index : first;
  const active = Math.min(index, options.length - 1);
  const optionId = (at: number) => `${listId}-${at}`;
  return {
    listId,
    options,
    active,
    field:
      typed === null
        ? {}
        : {
            role: "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": options.length > 0,
            "aria-controls": listId,
            "aria-activedescendant": active >= 0 ? optionId(active) : undefined,
          },
    choose: onTake,
    meant: (text) => (text === typed ? (options[active]?.name ?? text) : text),
    onKey({ key }) {
      if (typed === null || composing || options.length === 0) return false;
      const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
      const from = active === -1 && step === -1 ? 0 : active;
      if (step !== 0) setMarked({ typed, index: (from + step + options.length) % options.length });
      return step !== 0;
    },
  };
}
