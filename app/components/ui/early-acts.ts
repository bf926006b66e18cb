import { onPartAlive } from "~/collab/page-alive";
import { takeEarlyEvents } from "./early-events";

/** Under what React remembers a field's value once it has taken the field over. */
const REMEMBERED = "_valueTracker";
type Field = (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement) & {
  readonly [REMEMBERED]?: { getValue(): string; setValue(value: string): void };
};

/**
 * Nothing that somebody does with a part of the page is lost because the part is not alive yet: what
 * is clicked is clicked again when it is, and what is typed, ticked or chosen counts then. Links and
 * forms with an address of their own are the browser's, which needs no script for them.
 *
 * @returns to be called when React has begun to listen: from then on it is asked first, since it
 *   brings a part whose code is there to life with the very click that meets it
 */
export function keepEarlyActs(): () => void {
  const clicked = new Set<HTMLButtonElement>();
  const filled = new Map<Field, string>();

  const noteClick = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button && !isAlive(button) && !isBrowsers(button)) clicked.add(button);
  };
  const fillAllAgain = () => {
    for (const [field, value] of new Map(filled)) {
      // Ticking a field again is a click, and comes by here.
      if (!isAlive(field) || !filled.delete(field)) continue;
      fillAgain(field, value);
      if (!isTaken(field)) filled.set(field, value);
    }
  };
  const doAgain = () => {
    fillAllAgain();
    for (const button of clicked) {
      if (button.isConnected && !isAlive(button)) continue;
      clicked.delete(button);
      if (button.isConnected) button.click();
    }
  };

  const noteInput = ({ target }: Event) => {
    if (!isField(target)) return;
    // What is typed on before the first of it was told again must not be taken back then.
    if (!isAlive(target) || filled.has(target)) filled.set(target, valueOf(target));
  };

  // Before React hears of it: who sends a form the moment it is alive sends what they have filled in.
  for (const event of ["click", "submit"]) document.addEventListener(event, fillAllAgain, true);
  for (const event of takeEarlyEvents()) (event.type === "click" ? noteClick : noteInput)(event);
  document.addEventListener("click", noteClick, true);
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!isAlive(form) && !form.hasAttribute("action")) event.preventDefault();
    },
    // Nothing in a part that is not alive gets back to the document: React stops it on its way down.
    true,
  );
  document.addEventListener("input", noteInput, true);
  // Not while React is at work: it would put a field back to what was there before it hears of the rest.
  onPartAlive(() => queueMicrotask(doAgain));
  return () => {
    document.removeEventListener("click", noteClick, true);
    document.addEventListener("click", noteClick, true);
  };
}

/** Whether React has taken an element over: it leaves its mark on each. */
function isAlive(element: Element): boolean {
  return Object.keys(element).some((key) => key.startsWith("__reactProps$"));
}

/** Whether React knows what stands in a field. It does not hear of a part that it is still building. */
function isTaken(field: Field): boolean {
  return field instanceof HTMLSelectElement || field[REMEMBERED]?.getValue() === valueOf(field);
}

function isBrowsers(button: HTMLButtonElement): boolean {
  return button.type === "submit" && button.form?.hasAttribute("action") === true;
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

function isTicked(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type);
}

function valueOf(field: Field): string {
  return isTicked(field) ? String(field.checked) : field.value;
}

/**
 * React takes what it finds in a field for what was there; only a change after that is one. So it is
 * told what was there. Words are left as they stand: somebody may be in the middle of composing.
 */
function fillAgain(field: Field, value: string): void {
  if (isTicked(field)) {
    field.checked = field.defaultChecked;
    if (String(field.checked) !== value) field.click();
    return;
  }
  if (field instanceof HTMLSelectElement) {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  if (field.value !== value) field.value = value;
  field[REMEMBERED]?.setValue(field.defaultValue);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
