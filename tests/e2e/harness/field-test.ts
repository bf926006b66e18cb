import { expect, test as base, type CDPSession, type Locator, type Page } from "@playwright/test";
import type { RoomServer } from "../../collab/room-server";
import { bundleFieldPage, serveFieldPage, type FieldPage } from "./field-page";

/** Somebody with a browser in front of the field. */
export type Writer = {
  readonly page: Page;
  readonly field: Locator;
  /** The state of the room, and the top bar's notice. */
  readonly notice: Locator;
  /** Shows a candidate of the input method. */
  candidate(words: string): Promise<void>;
  /** Commits the composition, or types without one. */
  commit(words: string): Promise<void>;
  /** Puts the caret behind so many characters. */
  caretAt(offset: number): Promise<void>;
  caret(): Promise<number>;
};

/** What a test of the field is given: a room, and writers as it asks for them. */
export type FieldFixtures = { server: RoomServer; writer: () => Promise<Writer> };
type WorkerFixtures = { bundle: FieldPage };

/** A test with the field's page, served together with a room of its own. */
export const test = base.extend<FieldFixtures, WorkerFixtures>({
  bundle: [async ({}, provide) => provide(await bundleFieldPage()), { scope: "worker" }],
  server: async ({ bundle }, provide) => {
    const server = await serveFieldPage(bundle);
    server.doc.getText("problem").insert(0, "abcdef");
    await provide(server);
    await server.stop();
  },
  writer: async ({ browser, server }, provide) => {
    const contexts: { close(): Promise<void> }[] = [];
    await provide(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.port}/`);
      const writer = writerOn(page, await context.newCDPSession(page));
      await expect(writer.notice).toHaveText(["open", "saved"]);
      return writer;
    });
    for (const context of contexts) await context.close();
  },
});

function writerOn(page: Page, devtools: CDPSession): Writer {
  const field = page.getByLabel("problem");
  return {
    page,
    field,
    notice: page.locator("output"),
    async candidate(text) {
      const selection = { selectionStart: text.length, selectionEnd: text.length };
      await devtools.send("Input.imeSetComposition", { text, ...selection });
    },
    async commit(text) {
      await devtools.send("Input.insertText", { text });
    },
    async caretAt(offset) {
      await field.focus();
      await field.evaluate(
        (element: HTMLTextAreaElement, at) => element.setSelectionRange(at, at),
        offset,
      );
    },
    caret: () => field.evaluate((element: HTMLTextAreaElement) => element.selectionStart),
  };
}
