import { expect } from "@playwright/test";
import type { RoomServer } from "../collab/room-server";
import { test, type FieldFixtures, type Writer } from "./harness/field-test";

/** Composes 你好 behind abc; in the middle of it `edit` happens somewhere else. */
async function composeDuring(
  { writer, server }: FieldFixtures,
  edit: (text: ReturnType<RoomServer["doc"]["getText"]>) => void,
): Promise<Writer> {
  const me = await writer();
  await me.caretAt(3);
  await me.candidate("n");
  await me.candidate("ni");
  edit(server.doc.getText("problem"));
  // The other field comes over the same socket, so once it is here the edit is here too.
  server.doc.getText("goal").insert(0, "arrived");
  await expect(me.page.getByLabel("goal")).toHaveValue("arrived");
  await expect(me.field).toHaveValue("abcnidef");
  await me.candidate("nihao");
  await me.commit("你好");
  return me;
}

const isOnServer = (server: RoomServer, words: string) =>
  expect.poll(() => server.doc.getText("problem").toString()).toBe(words);

test("a composition comes out whole when others write before the caret", async ({
  writer,
  server,
}) => {
  const me = await composeDuring({ writer, server }, (text) => text.insert(0, "XX"));
  await expect(me.field).toHaveValue("XXabc你好def");
  expect(await me.caret()).toBe(7);
  await isOnServer(server, "XXabc你好def");
});

test("a composition comes out whole when others write at the caret", async ({ writer, server }) => {
  const me = await composeDuring({ writer, server }, (text) => text.insert(3, "XX"));
  await expect(me.field).toHaveValue("abc你好XXdef");
  expect(await me.caret()).toBe(5);
  await isOnServer(server, "abc你好XXdef");
});

test("a composition comes out whole when others delete before the caret", async ({
  writer,
  server,
}) => {
  const me = await composeDuring({ writer, server }, (text) => text.delete(0, 2));
  await expect(me.field).toHaveValue("c你好def");
  expect(await me.caret()).toBe(3);
  await isOnServer(server, "c你好def");
});

test("a composition comes out whole when others delete all around it", async ({
  writer,
  server,
}) => {
  const me = await composeDuring({ writer, server }, (text) => text.delete(0, 6));
  await expect(me.field).toHaveValue("你好");
  await isOnServer(server, "你好");
});

test("a cancelled composition leaves nothing behind and shows what others wrote", async ({
  writer,
  server,
}) => {
  const me = await writer();
  await me.caretAt(3);
  await me.candidate("ni");
  server.doc.getText("problem").insert(3, "XX");
  await me.candidate("");
  await expect(me.field).toHaveValue("abcXXdef");
  await me.commit("y");
  await expect(me.field).toHaveValue("abcyXXdef");
  await isOnServer(server, "abcyXXdef");
});

test("a composition that loses the focus keeps what it showed", async ({ writer, server }) => {
  const me = await writer();
  await me.caretAt(3);
  await me.candidate("ni");
  server.doc.getText("problem").insert(0, "XX");
  await me.page.getByLabel("goal").focus();
  await expect(me.field).toHaveValue("XXabcnidef");
  await isOnServer(server, "XXabcnidef");
});

test("two people who compose in one field at once both keep every word", async ({
  writer,
  server,
}) => {
  const [one, two] = [await writer(), await writer()];
  await one.caretAt(3);
  await two.caretAt(3);
  for (const [first, second] of [
    ["今天", "明天"],
    ["下雨", "上课"],
    ["很大", "好多"],
  ] as const) {
    await one.candidate("pin");
    await two.candidate("yin");
    await one.commit(first);
    await two.candidate("yinjie");
    await two.commit(second);
  }
  await expect.poll(() => server.doc.getText("problem").length).toBe(6 + 12);
  const words = server.doc.getText("problem").toString();
  await expect(one.field).toHaveValue(words);
  await expect(two.field).toHaveValue(words);
  // Whoever's sentence stands first: neither is torn apart by the other.
  expect(words).toContain("今天下雨很大");
  expect(words).toContain("明天上课好多");
});

test("two people who type in one field at once both keep every character", async ({
  writer,
  server,
}) => {
  const [one, two] = [await writer(), await writer()];
  await one.caretAt(0);
  await two.caretAt(6);
  await Promise.all([
    one.page.keyboard.type("0123456789", { delay: 7 }),
    two.page.keyboard.type("9876543210", { delay: 11 }),
  ]);
  const words = "0123456789abcdef9876543210";
  await isOnServer(server, words);
  await expect(one.field).toHaveValue(words);
  await expect(two.field).toHaveValue(words);
});

test("undo takes back one's own words and no others'", async ({ writer, server }) => {
  const me = await writer();
  await me.caretAt(3);
  await me.commit("我的");
  server.doc.getText("problem").insert(0, "他的");
  await expect(me.field).toHaveValue("他的abc我的def");
  await me.page.keyboard.press("Control+z");
  await expect(me.field).toHaveValue("他的abcdef");
  await me.page.keyboard.press("Control+Shift+z");
  await expect(me.field).toHaveValue("他的abc我的def");
});

test("others' carets stand in the field with their names and move nothing", async ({ writer }) => {
  const [one, two] = [await writer(), await writer()];
  const before = await one.field.boundingBox();
  await two.caretAt(3);
  await two.candidate("ni");
  const caret = one.page.locator("[data-caret-of]");
  await expect(caret).toHaveText("乙");
  await expect(caret).toHaveAttribute("data-composing", "true");
  expect(await one.field.boundingBox()).toEqual(before);
  // The carets stand where the field's own letters do only as long as both break their lines alike.
  expect(await one.field.evaluate(boxAndFont)).toEqual(
    await one.field.locator("+ [aria-hidden]").evaluate(boxAndFont),
  );
  await two.page.getByLabel("goal").focus();
  await expect(one.page.getByLabel("problem").locator("..").locator("[data-caret-of]")).toHaveCount(
    0,
  );
});

function boxAndFont(element: Element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const { font, letterSpacing, lineHeight, paddingLeft, paddingTop } = getComputedStyle(element);
  return { x, y, width, height, font, letterSpacing, lineHeight, paddingLeft, paddingTop };
}

test("a field grows with its words, also while they are being composed", async ({ writer }) => {
  const me = await writer();
  const height = async () => (await me.field.boundingBox())?.height ?? 0;
  const one = await height();
  await me.caretAt(6);
  await me.candidate("字".repeat(80));
  await expect.poll(height).toBeGreaterThan(one * 2);
});

test("what is typed while the connection is away is saved when it is back", async ({
  writer,
  server,
}) => {
  const me = await writer();
  await me.caretAt(6);
  await me.page.context().setOffline(true);
  server.drop();
  await expect(me.notice).toHaveText(["reconnecting", "reconnecting"]);
  await me.commit("离线");
  await expect(me.notice).toHaveText(["reconnecting", "unsaved"]);
  server.doc.getText("problem").insert(0, "XX");
  await me.page.context().setOffline(false);
  await expect(me.notice).toHaveText(["open", "saved"]);
  await expect(me.field).toHaveValue("XXabcdef离线");
  await isOnServer(server, "XXabcdef离线");
});
