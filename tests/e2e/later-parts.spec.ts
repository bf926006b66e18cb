import type { Page } from "@playwright/test";
import { isInOneOf, isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** Loads the page anew, shown but with none of its scripts. @returns lets them come */
async function withoutScripts(page: Page): Promise<() => void> {
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await coming;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("main h1").first()).toBeVisible();
  return come;
}

/** Loads the page anew with one part of it not alive. @returns lets that part come alive */
async function withoutPart(page: Page, part: RegExp): Promise<() => void> {
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  await page.route(part, async (route) => {
    await coming;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  // The frame is alive, and hears what is done with the part that is not.
  await page.waitForFunction(() => {
    const frame = document.querySelector("header button");
    return frame && Object.keys(frame).some((key) => key.startsWith("__reactProps$"));
  });
  return come;
}

test("what is chosen and ticked before its part is alive counts then", async ({ seat }) => {
  const page = await seat("总经理");
  await page.goto("/meetings/2021-02/board");
  const filter = page.getByRole("combobox", { name: "部门" });
  const boardComes = await withoutPart(page, /board-page/);
  await filter.selectOption("sales");
  boardComes();
  await expect(page).toHaveURL(/department=sales/);
  await expect(filter).toHaveValue("sales");

  await page.goto("/meetings/2021-02/closing");
  const closingComes = await withoutPart(page, /closing-page/);
  await page.locator("main").getByRole("checkbox").nth(1).check();
  closingComes();
  await expect(page.getByRole("button", { name: "豁免所选 1 项" })).toBeVisible();
});

test("what is typed and clicked before any script has come counts when its part is alive", async ({
  seat,
}) => {
  const page = await seat("总经理");
  await page.goto(M3);
  const scriptsCome = await withoutScripts(page);
  const question = page.getByRole("textbox", { name: "写评论或提问" });
  await question.fill("很早写的");
  scriptsCome();
  await expect(page.getByRole("button", { name: "评论", exact: true })).toBeEnabled();
  await expect(question).toHaveValue("很早写的");

  await page.goto("/meetings/2021-02/overview");
  const othersCome = await withoutScripts(page);
  await page.getByRole("button", { name: "表" }).click();
  await expect(page.getByRole("columnheader")).toHaveCount(0);
  othersCome();
  await expect(page.getByRole("columnheader").first()).toBeVisible();
});

for (const path of ["/scorecard", "/design"]) {
  test(`what is clicked on ${path}, which has no later parts, before any script has come counts too`, async ({
    seat,
  }) => {
    const page = await seat("企管专员");
    await page.goto(path);
    const scriptsCome = await withoutScripts(page);
    await page.getByRole("button", { name: "外观：跟随系统" }).click();
    scriptsCome();
    await expect(page.getByRole("dialog", { name: "外观" })).toBeVisible();
  });
}

test("what is being composed in the middle of a question goes on there when its part comes alive", async ({
  seat,
}) => {
  const page = await seat("总经理");
  await page.goto(M3);
  const comes = await withoutPart(page, /questions-rail/);
  const question = page.getByRole("textbox", { name: "写评论或提问" });
  await question.fill("头尾");
  await question.press("ArrowLeft");
  const devtools = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await compose("ni");
  comes();
  const send = page.getByRole("button", { name: "评论", exact: true });
  await expect(send).toBeVisible();
  await compose("nihao");
  await devtools.send("Input.insertText", { text: "你好" });
  await expect(question).toHaveValue("头你好尾");
  await expect(question).toBeFocused();
});

test("a part that cannot be fetched while the network is away comes alive when it is back", async ({
  seat,
}) => {
  const page = await seat("总经理");
  await page.goto(M3);
  const asked = new Set<string>();
  let isAway = true;
  // One file that needs others, and one that needs none: nothing is alive without its words.
  await page.route(/\/(questions-rail|everywhere)-[^/]*\.js$/, async (route) => {
    asked.add(new URL(route.request().url()).pathname);
    await (isAway ? route.abort() : route.continue());
  });
  await page.reload({ waitUntil: "commit" });
  await page.getByRole("textbox", { name: "写评论或提问" }).fill("断网时写的");
  await expect.poll(() => asked.size).toBe(2);
  isAway = false;
  await page.getByRole("button", { name: "评论", exact: true }).click();
  await expect(page.getByRole("article").getByText("断网时写的")).toBeVisible();
});

test("improvement measures are written before they can be moved, and not drawn anew when they can", async ({
  seat,
}) => {
  const page = await seat("网销经理");
  const comes = await withoutPart(page, /improvement-sorting/);
  await page.goto(M3);
  await isSaved(page);
  const action = page.getByRole("textbox", { name: "改善措施，第 1 条" });
  const handle = page.getByRole("button", { name: "移动这条改善措施，第 1 条" });
  await action.press("Control+End");
  await page.keyboard.type("先写");
  await expect(handle).toHaveCount(0);
  comes();
  await expect(handle).toBeAttached();
  await page.keyboard.type("后移");
  await expect(action).toBeFocused();
  await expect(action).toHaveValue(/先写后移$/);
  await isSaved(page);
});

test("an improvement measure is moved by its handle, by mouse and by keyboard", async ({
  seat,
}) => {
  const page = await seat("网销经理");
  await page.goto(M3);
  await isSaved(page);
  const action = (row: number) =>
    page.getByRole("textbox", { name: `改善措施，第 ${row} 条`, exact: true });
  const handle = (row: number) =>
    page.getByRole("button", { name: `移动这条改善措施，第 ${row} 条`, exact: true });
  const add = page.getByRole("textbox", { name: "添加改善措施" });
  await add.fill("上面一条");
  await add.fill("下面一条");
  await isInOneOf(page.locator("tr[data-row] textarea"), "下面一条");
  const below = await page.getByRole("button", { name: /^移动这条改善措施/ }).count();
  const above = below - 1;
  await expect(action(above)).toHaveValue("上面一条");

  await handle(below).hover();
  await page.mouse.down();
  const goal = await action(above).boundingBox();
  if (!goal) throw new Error("the row above is not shown");
  await page.mouse.move(goal.x, goal.y + goal.height / 2, { steps: 8 });
  const told = (words: string) => expect(page.getByText(words)).toBeAttached();
  await told(`下面一条移到第 ${above} 项`);
  await page.mouse.up();
  await told(`下面一条放在第 ${above} 项`);
  await expect(action(above)).toHaveValue("下面一条");

  await handle(above).focus();
  await page.keyboard.press("Space");
  await told(`已拿起下面一条，现在是第 ${above} 项`);
  await page.keyboard.press("ArrowDown");
  await told(`下面一条移到第 ${below} 项`);
  await page.keyboard.press("Space");
  await told(`下面一条放在第 ${below} 项`);
  await expect(action(above)).toHaveValue("上面一条");
  await expect(handle(below)).toBeFocused();
});
