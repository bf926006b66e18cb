/*
 * Functions that run inside the page: they may use nothing from around them.
 */

/**
 * The visible texts whose letters, as they are drawn, are smaller than `least` pixels, each with its
 * size. Texts that only screen readers get are no letters on the screen.
 */
export function tooSmall(least: number): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? "";
    const element = node.parentElement;
    if (text === "" || !element?.checkVisibility({ checkVisibilityCSS: true })) continue;
    if (element.closest("title, desc, .skip-link")) continue;
    const clip = element.closest(".visually-hidden") ?? element;
    if (clip.getBoundingClientRect().width <= 1 && !(clip instanceof SVGElement)) continue;
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < least - 0.01) found.push(`${size.toFixed(1)} ${text.slice(0, 30)}`);
  }
  return found;
}

/** What of a page that nobody scrolls lies outside the window, or outside the column it is fitted to. */
export function outside(): string[] {
  const { scrollHeight, scrollWidth } = document.documentElement;
  return [
    ...(scrollHeight > innerHeight ? [`the page is ${scrollHeight} high`] : []),
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} wide`] : []),
    ...[...document.querySelectorAll<HTMLElement>("[data-column]")]
      .filter((column) => column.scrollHeight > column.clientHeight)
      .map((column) => `${column.dataset["column"]} is ${column.scrollHeight} high`),
  ];
}

/** What makes the page wider than the window, and the labels of two characters that were broken. */
export function misfits(): { wider: number; broken: string[] } {
  const broken: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? "";
    if (!/^\p{Script=Han}{2}$/u.test(text) || !node.parentElement?.checkVisibility()) continue;
    if (node.parentElement.closest(".visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getClientRects().length > 1) broken.push(text);
  }
  return { wider: document.documentElement.scrollWidth - window.innerWidth, broken };
}
