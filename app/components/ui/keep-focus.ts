/** What the focus comes to when what had it is gone: a part of the page that is read out by its name. */
const PARTS =
  ":is(section, form, nav, aside, article, footer, [role='group']):is([aria-label], [aria-labelledby]), main, dialog";
/** How long something may be disabled, as while it sends, and have the focus back. */
const BUSY_MS = 1000;

interface Held {
  readonly element: HTMLElement;
  /** What it stood in, from the inside; it does not say any more once it is gone. */
  readonly around: readonly HTMLElement[];
  /** Whether it was seen to have the focus, as by whoever goes by keys. */
  readonly isSeen: boolean;
}

/**
 * Keeps the focus in the page. Where something goes away or is disabled because of what was done with
 * it, browsers drop the focus: whoever does not see the page is read its title and has lost their
 * place. It goes back to what was only disabled for a moment; of what is gone, to what has its id now
 * (a card in another column), or to what opens the panel that was closed around it; else to the part of
 * the page in which it stood. The shapes of the strategy map look after theirs themselves.
 */
export function keepFocus(): void {
  let held: Held | null = null;
  let isAsked = false;
  let late: number | undefined;

  const hold = (target: EventTarget | null) => {
    held = target instanceof HTMLElement ? heldOf(target) : null;
  };
  const give = () => {
    if (held && isLost()) giveTo(held);
    if (isLost()) held = null;
  };
  const settle = () => {
    isAsked = false;
    // What was hidden loses it only some time after that.
    if (held && !isShown(held.element)) held.element.blur();
    if (!held || !isLost()) return;
    if (!held.element.matches(":disabled")) return give();
    late ??= window.setTimeout(() => {
      late = undefined;
      give();
    }, BUSY_MS);
  };
  const observer = new MutationObserver((changes) => {
    if (!held || isAsked) return;
    if (isUsable(held.element) && !isLost() && !changes.some(isFolding)) return;
    isAsked = true;
    // Whoever knows better where the focus belongs is first: effects run until the page is painted.
    requestAnimationFrame(() => setTimeout(settle));
  });

  document.addEventListener("focusin", ({ target }) => hold(target));
  document.addEventListener("focusout", ({ target }) =>
    // What is taken away is told before it is gone. What stays and is enabled was left on purpose.
    queueMicrotask(() => {
      if (!held || held.element !== target || !isLost()) return;
      if (isUsable(held.element) && isShown(held.element)) held = null;
    }),
  );
  document.addEventListener("pointerdown", () => (held = isLost() ? null : held));
  if (!isLost()) hold(document.activeElement);
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["disabled", "aria-expanded"],
  });
}

/** Gives the focus back to what had it before a dialog: to the element, or to what has its id now. */
export function focusAgain(element: Element | null): void {
  const again = element && (element.isConnected ? element : namesakeOf(element));
  if (again instanceof HTMLElement) again.focus();
}

function isLost(): boolean {
  return document.activeElement === document.body || document.activeElement === null;
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(":disabled");
}

/** Whether it is laid out; to be asked seldom. */
function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** Whether a panel was opened or closed, which may hide what has the focus. */
function isFolding({ attributeName }: MutationRecord): boolean {
  return attributeName === "aria-expanded";
}

function heldOf(element: HTMLElement): Held {
  const around: HTMLElement[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) around.push(each);
  return { element, around, isSeen: element.matches(":focus-visible") };
}

/** See `keepFocus`. The page is only scrolled to follow what moved, for whoever saw it have the focus. */
function giveTo({ element, around, isSeen }: Held): void {
  if (element.isConnected) element.focus({ preventScroll: true });
  else namesakeOf(element)?.focus({ preventScroll: !isSeen });
  for (const each of around) {
    if (!isLost()) return;
    if (!isShown(each)) openerOf(each)?.focus({ preventScroll: true });
    else if (each.matches(PARTS)) focusPart(each);
  }
  const main = document.querySelector("main");
  if (main && isLost()) focusPart(main);
}

function openerOf({ id }: Element): HTMLElement | null {
  if (id === "") return null;
  const all = document.querySelectorAll<HTMLElement>(`[aria-controls="${CSS.escape(id)}"]`);
  return [...all].find(isShown) ?? null;
}

function namesakeOf({ id }: Element): HTMLElement | null {
  return id === "" ? null : document.getElementById(id);
}

/** Lets something have the focus that has no use for keys, as long as it has it. */
function focusPart(part: HTMLElement): void {
  if (part.hasAttribute("tabindex")) return part.focus({ preventScroll: true });
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  const takeBack = () => {
    // Also told when the whole window is left: the part has the focus when it is come back to.
    if (document.activeElement === part) return;
    part.removeEventListener("blur", takeBack);
    part.removeAttribute("tabindex");
  };
  part.addEventListener("blur", takeBack);
  takeBack();
}
