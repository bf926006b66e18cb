import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { type Product, startProduct } from "./product";

export { expect } from "@playwright/test";

interface TestFixtures {
  /** The product with the sample dealership as it is after a first start, for this test alone. */
  product: Product;
  /** Sits a person down in a browser context of their own: a machine at the meeting's table. */
  seat: (name: string) => Promise<Page>;
}

interface WorkerFixtures {
  /** A data directory with the sample dealership loaded, to be copied, not to be served. */
  sampleData: string;
}

/** Playwright's `test`, with the product behind it: `page` opens on it, and `seat` brings in others. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  sampleData: [
    // Loading the sample once and copying it is quicker than loading it for every test.
    async ({}, provide) => {
      await inTemporaryDirectory(async (dataDir) => {
        const product = await startProduct(dataDir);
        await product.kill("SIGTERM");
        await provide(dataDir);
      });
    },
    { scope: "worker" },
  ],

  product: async ({ sampleData }, provide, info) => {
    await inTemporaryDirectory(async (dataDir) => {
      await cp(sampleData, dataDir, { recursive: true });
      const product = await startProduct(dataDir);
      await provide(product);
      await product.kill("SIGTERM");
      if (info.status !== info.expectedStatus) {
        await info.attach("product.log", { body: product.output(), contentType: "text/plain" });
      }
    });
  },

  baseURL: async ({ product }, provide) => provide(product.url),

  seat: async ({ browser, product }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (name) => {
      const context = await browser.newContext({ baseURL: product.url });
      contexts.push(context);
      const page = await context.newPage();
      listenFirst(page);
      await sitDown(page, name);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/**
 * Has `goto` wait until the scripts have taken the page over: it is readable before, but nothing
 * listens yet to what is clicked or typed.
 */
function listenFirst(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...address) => {
    const response = await goto(...address);
    await page.waitForFunction(() => {
      // The minutes are sent without any script.
      if (document.scripts.length === 0) return true;
      // The page's parts come alive one after the other.
      const all = document.querySelectorAll("main, main a, aside, button, input, textarea, select");
      return [...all].every((element) =>
        Object.keys(element).some((key) => key.startsWith("__reactFiber")),
      );
    });
    return response;
  };
}

/** Signs in with the demo's one click: the start page has a button for each seat, by its role. */
export async function sitDown(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(`^${name}，您好`) }).waitFor();
}

/** Gives up the seat in a tab and takes another one. */
export async function changeSeat(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "换一个席位" }).click();
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).waitFor();
  await sitDown(page, name);
}

/** Removes the directory afterwards, also when the product in it did not start. */
export async function inTemporaryDirectory(work: (path: string) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), "liangdeng-e2e-"));
  try {
    await work(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
