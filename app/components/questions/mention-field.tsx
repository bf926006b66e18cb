import { useEffect, useRef, type ReactNode } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { MAX_WORDS } from "~/domain/question/comment";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./mention-field.module.css";
import { useMention, type MentionChoice } from "./use-mention";

interface MentionFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange(text: string): void;
  /** Ctrl+Enter, outside a composition. */
  onSubmit(): void;
  onEscape?(): void;
  onFocus?(): void;
  focusOnMount?: boolean;
  /** Takes the focus whenever this number changes. */
  focusTimes?: number;
  rows?: number;
}

/** Words with mentions: behind an `@` it offers the people of the company. */
export function MentionField(props: MentionFieldProps) {
  const { label, placeholder, value, onChange, onSubmit, focusOnMount, focusTimes = 0 } = props;
  const words = useWords().questions;
  const { people } = useMeeting().view;
  const field = useRef<HTMLTextAreaElement>(null);
  const mention = useMention(field, people, onChange);
  useEffect(() => {
    if (focusOnMount || focusTimes > 0) field.current?.focus();
  }, [focusOnMount, focusTimes]);
  const over = value.length - MAX_WORDS;
  return (
    <div className={styles.field}>
      <textarea
        ref={field}
        rows={props.rows ?? 2}
        className={styles.input}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={mention.found ? mention.listId : undefined}
        aria-activedescendant={mention.active >= 0 ? mention.optionId(mention.active) : undefined}
        aria-invalid={over > 0 || undefined}
        placeholder={placeholder}
        value={value}
        autoComplete="off"
        onChange={(event) => {
          onChange(event.target.value);
          mention.look();
        }}
        onFocus={props.onFocus}
        onSelect={mention.look}
        onCompositionStart={() => mention.setComposing(true)}
        onCompositionEnd={() => mention.setComposing(false)}
        onBlur={mention.close}
        onKeyDown={(event) => {
          if (mention.onKey(event)) return event.preventDefault();
          if (event.nativeEvent.isComposing) return undefined;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onSubmit();
          }
          if (event.key === "Escape") props.onEscape?.();
          return undefined;
        }}
      />
      {mention.found && <People mention={mention} />}
      <Said>{mention.found && words.mention.found(mention.found.length)}</Said>
      {over > 0 && (
        <p role="alert" className={styles.over}>
          {words.compose.tooLong(over)}
        </p>
      )}
    </div>
  );
}

function People({ mention }: { mention: MentionChoice }) {
  const words = useWords();
  const text = words.questions.mention;
  const { found, active, listId, optionId, choose } = mention;
  if (!found) return null;
  if (found.length === 0) return <p className={styles.list}>{text.none}</p>;
  return (
    <div role="listbox" id={listId} aria-label={text.list} className={styles.list}>
      {found.map((person, index) => (
        <button
          key={person.id}
          type="button"
          tabIndex={-1}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          // The field would lose the focus, and with it the list, before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          {nameIn(words.locale, person)}
        </button>
      ))}
    </div>
  );
}

/** Read out to those who do not see the list. */
function Said({ children }: { children: ReactNode }) {
  return (
    <span aria-live="polite" className="visually-hidden">
      {children}
    </span>
  );
}
