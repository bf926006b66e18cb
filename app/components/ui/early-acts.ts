import { onPartAlive } from "~/collab/page-alive";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Nothing that somebody does with a part of the page is lost because the part is not alive yet: what
 * is clicked is clicked again when it is, and what is typed counts as typed then. Links and forms with
 * an address of their own are the browser's, which needs no script for them.
 */
export function keepEarlyActs(): void {
  const clicked = new Set<HTMLButtonElement>();
  const typed = new Map<Field, string>();
  document.addEventListener(
    "click",
    ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button && !isAlive(button) && !isBrowsers(button)) clicked.add(button);
    },
    true,
  );
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!isAlive(form) && !form.hasAttribute("action")) event.preventDefault();
    },
    // Nothing in a part that is not alive gets back to the document: React stops it on its way down.
    true,
  );
  document.addEventListener(
    "input",
    ({ target }) => {
      if (isField(target) && !isAlive(target)) typed.set(target, target.value);
    },
    true,
  );
  onPartAlive(() => {
    for (const [field, words] of typed) {
      if (!isAlive(field)) continue;
      typed.delete(field);
      typeAgain(field, words);
    }
    for (const button of clicked) {
      if (button.isConnected && !isAlive(button)) continue;
      clicked.delete(button);
      button.click();
    }
  });
}

/** Whether React has taken an element over: it leaves its mark on each. */
function isAlive(element: Element): boolean {
  return Object.keys(element).some((key) => key.startsWith("__reactProps$"));
}

function isBrowsers(button: HTMLButtonElement): boolean {
  return button.type === "submit" && button.form?.hasAttribute("action") === true;
}

function isField(target: EventTarget | null): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** React takes what it finds in a field for what was there; only a change after that is one. */
function typeAgain(field: Field, words: string): void {
  field.value = field.defaultValue;
  // Past React, which has put a setter of its own on the element.
  const own = Object.getPrototypeOf(field) as Field;
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(field, words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
