import type { Page } from "@playwright/test";

/**
 * What is wrong with the way a page is laid out just now, as one line each: it is wider than the
 * window, words are cut off, parts lie over each other, a short label is broken, there is no heading.
 */
export async function layoutProblems(page: Page): Promise<string[]> {
  await drawn(page);
  return page.evaluate(() => {
    const problems: string[] = [];
    const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const all = [...document.body.querySelectorAll<HTMLElement>("*")].filter(seen);
    const nameOf = (element: Element) => {
      const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
      return `<${element.tagName.toLowerCase()}> “${words.slice(0, 30)}”`;
    };

    // Nothing is wider than the window, nor than a part of the frame, which scrolls up and down only.
    const scrolls = (element: Element) => getComputedStyle(element).overflowX === "auto";
    const parts = document.querySelectorAll("main, aside, :has(> main) > nav");
    const pages = [...parts].filter(scrolls);
    for (const scroller of [document.documentElement, ...pages]) {
      if (scroller.scrollWidth > scroller.clientWidth + 1) {
        problems.push(`${nameOf(scroller).slice(0, 8)} is ${scroller.scrollWidth} px wide`);
      }
    }

    for (const element of all) {
      const style = getComputedStyle(element);
      const isForReaders = element.clientWidth <= 1 || style.clipPath !== "none";
      const isShortened = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      const hides = ["hidden", "clip"].includes(style.overflowX);
      // What somebody wrote is not in a text area's content.
      const words = element instanceof HTMLTextAreaElement ? element.value : element.textContent;
      if (hides && !isForReaders && !isShortened && words !== "") {
        const over = element.scrollWidth - element.clientWidth;
        if (over > 1) problems.push(`${nameOf(element)} is cut off by ${over} px`);
      }
      if (element instanceof HTMLTextAreaElement && style.overflowY === "hidden") {
        const over = element.scrollHeight - element.clientHeight;
        if (over > 2) problems.push(`${nameOf(element)} hides ${over} px of what is written`);
      }
    }

    // Landmarks stand beside each other, or one in the other.
    const landmarks = all.filter(
      (element) =>
        element.matches("header, nav, main, aside, footer") && element.closest("dialog") === null,
    );
    landmarks.forEach((one, index) => {
      for (const other of landmarks.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 1) problems.push(`${nameOf(one)} lies over ${nameOf(other)}`);
      }
    });

    // A label of two to four Chinese characters, or of one word, stands on one line.
    const isShort = (text: string) => /^(\p{Script=Han}{2,4}|[\p{Script=Latin}]+)$/u.test(text);
    for (const element of all) {
      if (!element.matches("button, label, legend, th, dt, summary, nav a, h1, h2, h3")) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !isShort(node.textContent?.trim() ?? "")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) problems.push(`${nameOf(element)} is broken into ${lines.size} lines`);
      }
    }

    // What stands on something round stands within it.
    for (const element of all) {
      const round = element.closest('[style*="background"]');
      if (!round || element === round || getComputedStyle(round).borderRadius !== "50%") continue;
      if (element.clientWidth === 1 || element.childElementCount > 0) continue;
      const over = element.getBoundingClientRect().height - round.clientHeight;
      if (over > 0) problems.push(`${nameOf(round)} is higher than its dot by ${over} px`);
    }

    const heading = all.find((element) => element.matches("h1"));
    if (!heading || heading.getBoundingClientRect().height === 0) problems.push("no heading");
    return problems;
  });
}

/** Waits until its fonts are there and the size its window was given last has been laid out. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // A new size may come with the frame that is under way: the next one has it throughout.
    await frame();
    await frame();
  });
}

/** Collects what a page complains about in its console. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}
