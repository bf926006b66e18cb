import { isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

test("improvement measures are written before they can be moved, and not drawn anew when they can", async ({
  seat,
}) => {
  const page = await seat("网销经理");
  const sorting = /improvement-sorting/;
  await page.route(sorting, (route) => route.abort("internetdisconnected"));
  await page.goto(M3);
  await isSaved(page);
  const action = page.getByRole("textbox", { name: "改善措施，第 1 条" });
  const handle = page.getByRole("button", { name: "移动这条改善措施，第 1 条" });
  await action.press("Control+End");
  await page.keyboard.type("先写");
  await expect(handle).toHaveCount(0);
  await page.unroute(sorting);
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
  await expect(page.locator("tr[data-row] textarea").filter({ hasText: "下面一条" })).toHaveCount(
    1,
  );
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
  await told(`下面一条移到第 ${above} 项`);
  await page.keyboard.press("ArrowDown");
  await told(`下面一条移到第 ${below} 项`);
  await page.keyboard.press("Space");
  await told(`下面一条放在第 ${below} 项`);
  await expect(action(above)).toHaveValue("上面一条");
  await expect(handle(below)).toBeFocused();
});
