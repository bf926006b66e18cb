import { useId, useState, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";
import { peopleFound, typedMention, withMention, type TypedMention } from "./mention-text";

/** The list of people under a field, while a mention is being typed in it. */
export interface MentionChoice {
  /** Null while no mention is being typed. */
  readonly found: readonly PersonName[] | null;
  /** The index that Enter takes; -1 for none, as while an input method composes. */
  readonly active: number;
  readonly listId: string;
  optionId(index: number): string;
  choose(person: PersonName): void;
  /** Looks at the words and the caret anew, after either has changed. */
  look(): void;
  setComposing(composing: boolean): void;
  close(): void;
  /** Takes a key that is meant for the list. @returns whether it was */
  onKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean;
}

/**
 * Searches people for the mention in front of the caret. While an input method composes, the list
 * stays as it was and nothing is taken: its letters are not the name yet, and its Enter is not meant
 * for the list.
 */
export function useMention(
  field: RefObject<HTMLTextAreaElement>,
  people: readonly PersonName[],
  onChange: (text: string) => void,
): MentionChoice {
  const { locale } = useWords();
  const listId = useId();
  const [typed, setTyped] = useState<TypedMention | null>(null);
  const [marked, setMarked] = useState(0);
  const [composing, setComposing] = useState(false);
  const found = typed && peopleFound(typed.query, people);
  const active = composing || !found ? -1 : Math.min(marked, found.length - 1);

  const read = (element: HTMLTextAreaElement) => {
    const next = typedMention(element.value, element.selectionEnd);
    setTyped(next);
    if (next?.query !== typed?.query) setMarked(0);
  };
  const choose = (person: PersonName) => {
    const element = field.current;
    if (!element || !typed) return;
    const name = nameIn(locale, person);
    const written = withMention(element.value, element.selectionEnd, typed, name);
    // First the words, then the caret, and both before the next key, which would else come to stand
    // behind those after it.
    flushSync(() => {
      onChange(written.text);
      setTyped(null);
    });
    element.focus();
    element.setSelectionRange(written.caret, written.caret);
  };
  const step = (by: 1 | -1, count: number) => setMarked((active + by + count) % count);
  const take = () => {
    const person = found?.[active];
    if (person) choose(person);
    return person !== undefined;
  };

  return {
    found,
    active,
    listId,
    optionId: (index) => `${listId}-${index}`,
    choose,
    look: () => {
      if (!composing && field.current) read(field.current);
    },
    setComposing(next) {
      setComposing(next);
      // Some browsers send the last input only after the end of the composition.
      if (!next) setTimeout(() => field.current && read(field.current), 0);
    },
    close: () => setTyped(null),
    onKey(event) {
      // 229: Safari sends the Enter that commits a candidate after the composition has ended.
      if (!found || event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229)
        return false;
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      switch (event.key) {
        case "ArrowDown":
        case "ArrowUp":
          if (found.length > 0) step(event.key === "ArrowDown" ? 1 : -1, found.length);
          return true;
        case "Enter":
        case "Tab":
          return take();
        case "Escape":
          setTyped(null);
          return true;
        default:
          return false;
      }
    },
  };
}
