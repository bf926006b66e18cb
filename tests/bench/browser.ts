/** A real Chromium in which somebody opens the product's pages, and what is seen from inside them. */
import { chromium, type Browser, type Page } from "@playwright/test";
import { findBrowser } from "../../server/bin/lib/browser.mjs";
import type { RunningProduct } from "./subjects/liangdeng";

/** What a page has seen since it was opened. Times in milliseconds. */
export type Seen = {
  /** From the navigation until the largest content was painted; 0 as long as none was. */
  largestPaint: number;
  /** The sum of the layout shifts that nobody's input explains, as the Layout Instability API has it. */
  shift: number;
  /** From each keydown that changed a field until the frame that shows it was painted. */
  readonly keys: number[];
  /** Each interaction until the next paint by its id, as the Event Timing API has it: in steps of 8. */
  readonly interactions: Record<number, number>;
};

/** Looked for while modules are loaded: later there is no runner any more for what it imports. */
const found = await findBrowser();
/** A line and a computer slower than those at hand: Chromium's "fast 3G", a processor of a quarter. */
const FAST_3G = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWDOWN = 4;
const VIEWPORT = { width: 1440, height: 900 };
const ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Works with a browser of its own, which is closed afterwards.
 *
 * @param more switches of Chromium, besides those of the browser tests
 */
export async function withBrowser<T>(
  work: (browser: Browser) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> {
  if (!found) throw new Error("no browser was found: npm test looks for one, and installs it");
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...ARGUMENTS, ...more],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * A page of a browser that knows the bench's person and has nothing in its cache.
 *
 * @param slow with the line and the processor of `FAST_3G` and `SLOWDOWN`
 */
export async function newPage(
  browser: Browser,
  { product, person }: RunningProduct,
  slow = false,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: VIEWPORT,
  });
  const [name = "", value = ""] = person.cookie.split("=", 2);
  await context.addCookies([{ name, value, url: product.url }]);
  const page = await context.newPage();
  await page.addInitScript(watch);
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", { offline: false, ...FAST_3G });
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  }
  return page;
}

/** What the page has seen so far. */
export function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** Runs in the page, before its own scripts: it may use nothing from around it. */
function watch(): void {
  const seen: Seen = { largestPaint: 0, shift: 0, keys: [], interactions: {} };
  Object.assign(window, { seen });
  const each = <E>(type: string, see: (entry: E) => void, durationThreshold?: number) => {
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) see(entry as E);
    });
    // TypeScript's list of options does not know the last one.
    const options = { type, buffered: true, durationThreshold };
    observer.observe(options);
  };
  each<PerformanceEntry>("largest-contentful-paint", ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  each<{ value: number; hadRecentInput: boolean }>("layout-shift", ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value;
  });
  const interaction = ({ interactionId: id, duration }: PerformanceEventTiming) => {
    if (id > 0) seen.interactions[id] = Math.max(seen.interactions[id] ?? 0, duration);
  };
  // What is quicker than the threshold is not told of, but for the first one.
  each("event", interaction, 16);
  each("first-input", interaction);

  let struck = 0;
  window.addEventListener("keydown", ({ timeStamp }) => (struck = timeStamp), true);
  window.addEventListener(
    "input",
    () => {
      const began = struck;
      // A task that is posted from a frame's callback runs when the frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => seen.keys.push(performance.now() - began));
        port1.start();
        port2.postMessage(null);
      });
    },
    true,
  );
}
