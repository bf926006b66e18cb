import { useId, useState, type InputHTMLAttributes, type KeyboardEvent } from "react";
import type { PersonName } from "~/protocol/live-keys";
import type { Owner } from "~/sheet/owners";
import { ownerOptions, ownersFromText, type OwnerOption } from "./owner-options";

interface OwnerChoiceProps {
  owners: readonly Owner[];
  people: readonly PersonName[];
  onAdd: (owners: readonly Owner[]) => void;
  onRemove: (owner: Owner) => void;
  onEnter?: () => void;
}

/** A field with a list below it, from which owners are chosen. */
export interface OwnerChoice {
  readonly input: InputHTMLAttributes<HTMLInputElement>;
  readonly open: boolean;
  readonly options: readonly OwnerOption[];
  /** Index of the marked option; -1 when none is. */
  readonly active: number;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly optionId: (index: number) => string;
  choose(option: OwnerOption): void;
}

/**
 * What is typed, which options there are and which is marked. As soon as something is typed the
 * first option is marked. While an input method composes, the list follows but nothing is taken: its
 * Enter, arrows and half-typed words are not meant for the list.
 */
export function useOwnerChoice({
  owners,
  people,
  onAdd,
  onRemove,
  onEnter,
}: OwnerChoiceProps): OwnerChoice {
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const [composing, setComposing] = useState(false);
  const all = ownerOptions(typed, people, owners);
  const options = composing ? all.filter(({ kind }) => kind === "person") : all;
  const active = composing ? -1 : Math.min(marked, options.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  const close = () => {
    setOpen(false);
    setMarked(-1);
  };
  const choose = (option: OwnerOption) => {
    onAdd(
      option.kind === "typed" ? option.owners : [{ kind: "person", personId: option.person.id }],
    );
    setTyped("");
    close();
  };
  /** Takes the marked option, or else what was typed: no word is dropped by leaving the field. */
  const take = (): boolean => {
    const option = open ? options[active] : undefined;
    const meant = ownersFromText(typed, people);
    if (option) choose(option);
    else if (meant.length > 0) onAdd(meant);
    setTyped("");
    return option !== undefined || meant.length > 0;
  };
  const mark = (step: 1 | -1) => {
    setOpen(true);
    if (options.length === 0) return;
    const from = active === -1 && step === -1 ? 0 : active;
    setMarked((from + step + options.length) % options.length);
  };
  const removeLast = () => {
    const last = owners.at(-1);
    if (last) onRemove(last);
  };
  const escape = () => {
    if (!open) setTyped("");
    close();
  };

  const keys: Record<string, (event: KeyboardEvent) => boolean> = {
    ArrowDown: () => (mark(1), true),
    ArrowUp: () => (mark(-1), true),
    Enter: () => {
      if (!take()) onEnter?.();
      return true;
    },
    Escape: () => {
      const used = open || typed !== "";
      escape();
      return used;
    },
    Backspace: ({ repeat }) => {
      if (typed !== "" || repeat) return false;
      removeLast();
      return true;
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: Safari sends the Enter that commits a candidate after the composition has ended.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (keys[event.key]?.(event)) event.preventDefault();
  };

  return {
    input: {
      value: typed,
      onChange: ({ target: { value } }) => {
        setTyped(value);
        setMarked(value.trim() === "" ? -1 : 0);
        setOpen(true);
      },
      onMouseDown: () => setOpen(true),
      onKeyDown,
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
      onBlur: () => {
        take();
        close();
      },
    },
    open,
    options,
    active,
    listId,
    activeId: open && active >= 0 ? optionId(active) : undefined,
    optionId,
    choose,
  };
}
