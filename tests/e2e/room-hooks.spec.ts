import { expect, type Page } from "@playwright/test";
import * as Y from "yjs";
import { test } from "./harness/field-test";

test("walking from page to page of a department keeps its connection", async ({
  writer,
  server,
}) => {
  const me = await writer();
  const walk = me.page.getByRole("button", { name: "walk" });
  for (let page = 0; page < 4; page += 1) await walk.click();
  await expect(me.field).toHaveValue("abcdef");
  await me.caretAt(6);
  await me.commit("走");
  await expect.poll(() => server.doc.getText("problem").toString()).toBe("abcdef走");
  expect(server.visits).toEqual(["/rooms/sheet/m/d"]);
});

test("a list of rows is drawn anew when the rows change, not when a word in them does", async ({
  writer,
  server,
}) => {
  const rows = server.doc.getMap<Y.Map<Y.Text>>("rows");
  const text = rows.set("r1", new Y.Map<Y.Text>()).set("text", new Y.Text());
  const me = await writer();
  const list = me.page.getByLabel("rows");
  await expect(list).toHaveText("r1");
  const before = await list.getAttribute("data-commits");
  for (const word of ["一", "二", "三"]) text.insert(0, word);
  server.doc.getText("problem").insert(0, "arrived ");
  await expect(me.field).toHaveValue("arrived abcdef");
  expect(await list.getAttribute("data-commits")).toBe(before);
  rows.set("r2", new Y.Map<Y.Text>());
  await expect(list).toHaveText("r1r2");
});

test("the page cannot be left unasked as long as words are not saved", async ({
  writer,
  server,
}) => {
  const me = await writer();
  server.saving = false;
  await me.caretAt(0);
  await me.page.keyboard.type("x");
  await expect(me.notice).toHaveText(["open", "saving"]);
  const asked = me.page.waitForEvent("dialog");
  await me.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  server.broadcast({ type: "saved", seq: 1 });
  await expect(me.notice).toHaveText(["open", "saved"]);
});

test("who may only read sees the words and cannot type", async ({ writer, server }) => {
  const me = await writer();
  server.broadcast({ type: "hello", ...server.hello, mayEdit: false });
  await expect(me.notice).toHaveText(["open", "read-only"]);
  await me.field.focus();
  await me.page.keyboard.type("x");
  await expect(me.field).toHaveValue("abcdef");
  await expect(me.field).toHaveJSProperty("readOnly", true);
});

test("a keystroke of another person's draws nothing but the field it is in", async ({
  writer,
  server,
}) => {
  const me = await writer();
  const drawn = await drawnIn(me.page);
  server.doc.getText("problem").insert(0, "x");
  await expect(me.field).toHaveValue("xabcdef");
  await expect.poll(async () => (await drawn()).fields).toEqual(["problem"]);
});

test("what thirty people type within a frame is drawn in one go", async ({ writer, server }) => {
  const me = await writer();
  const drawn = await drawnIn(me.page);
  for (let stroke = 0; stroke < 30; stroke += 1) {
    server.doc.getText(stroke % 2 === 0 ? "problem" : "goal").insert(0, "x");
  }
  await expect(me.field).toHaveValue(`${"x".repeat(15)}abcdef`);
  await expect.poll(async () => (await drawn()).fields).toEqual(["goal", "problem"]);
  const { frames } = await drawn();
  expect(frames).toEqual([...new Set(frames)]);
});

/** Watches what of a page is drawn anew: in which fields, and in which frames, once for each time. */
async function drawnIn(page: Page): Promise<() => Promise<{ fields: string[]; frames: number[] }>> {
  await page.evaluate(() => {
    const fields = new Set<string>();
    const frames: number[] = [];
    Object.assign(window, { drawn: () => ({ fields: [...fields].sort(), frames }) });
    const observer = new MutationObserver((changes) => {
      frames.push(Number(document.timeline.currentTime));
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const field = element?.closest("div:has(> textarea)")?.querySelector("textarea");
        fields.add(field?.ariaLabel ?? `not a field: ${element?.outerHTML}`);
      }
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { drawn: () => never }).drawn());
}
