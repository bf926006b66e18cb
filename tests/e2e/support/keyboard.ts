import { expect, type Locator, type Page } from "@playwright/test";

/** More steps than this and nobody would find what they look for. */
const FAR = 150;

/**
 * Walks with the Tab key (or Shift+Tab) until something has the focus. Every stop on the way has to
 * show that it has it.
 */
export async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  await expect(goal).toBeVisible();
  const unseen: string[] = [];
  for (let step = 0; step < FAR; step += 1) {
    await page.keyboard.press(key);
    const { hidden, there } = await goal.evaluate(stopOf);
    if (hidden !== null) unseen.push(hidden);
    if (there) {
      expect(unseen, "every stop shows that it has the focus").toEqual([]);
      return;
    }
  }
  throw new Error(`${FAR} steps of ${key} do not lead to ${goal.toString()}`);
}

/**
 * Where the focus is: whether it has come to the goal, and what has it without showing it, in a few
 * words (null when it is shown, by an outline of its own or of the field that it is part of). The
 * window itself, between two rounds, shows nothing.
 */
function stopOf(goal: Element): { there: boolean; hidden: string | null } {
  const stop = document.activeElement;
  const there = stop === goal;
  if (stop === null || stop === document.body) return { there, hidden: null };
  let element: Element | null = stop;
  for (let up = 0; element && up < 5; up += 1) {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1)
      return { there, hidden: null };
    element = element.parentElement;
  }
  const name = stop.getAttribute("aria-label") ?? stop.textContent ?? "";
  return { there, hidden: `<${stop.tagName.toLowerCase()}> ${name.trim().slice(0, 40)}` };
}
