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
