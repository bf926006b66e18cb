import { firstProblem, isSaved, M3, typeAtEnd } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

test("a restart on purpose while people write costs no words, and the page stays", async ({
  seat,
  product,
}) => {
  const [sales, gm] = [await seat("销售部经理"), await seat("总经理")];
  for (const page of [sales, gm]) await page.goto(M3);
  await isSaved(sales);
  const before = await firstProblem(sales).inputValue();
  const written = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

  await firstProblem(sales).press("Control+End");
  const writing = firstProblem(sales).pressSequentially(written, { delay: 100 });
  await expect(firstProblem(gm)).toHaveValue(new RegExp(`${before}甲`));
  await product.kill("SIGTERM");
  expect(product.output()).toContain('"message":"stopped"');
  await product.start();
  await writing;

  await expect(sales.getByText("已保存", { exact: true })).toBeVisible({ timeout: 30_000 });
  for (const page of [sales, gm]) {
    await expect(firstProblem(page)).toHaveValue(before + written, { timeout: 30_000 });
  }
  await gm.reload();
  await expect(firstProblem(gm)).toHaveValue(before + written);
});

test("figures are read at a port of the operator's own, which people's addresses do not have", async ({
  seat,
  product,
}) => {
  await product.kill("SIGTERM");
  const { port } = new URL(product.url);
  const operator = `http://127.0.0.1:${Number(port) + 10_000}`;
  await product.start({ METRICS_PORT: String(Number(port) + 10_000) });
  const page = await seat("销售部经理");
  await page.goto(M3);
  await isSaved(page);
  await typeAtEnd(page, "写下的字");
  await isSaved(page);

  const figures = await (await fetch(`${operator}/metrics`)).text();
  for (const name of [
    "liangdeng_connections",
    "liangdeng_rooms",
    "liangdeng_queue_depth",
    'liangdeng_commit_seconds_count{outcome="written"}',
    "liangdeng_refused_messages_total",
  ]) {
    expect(figures).toContain(name);
  }
  expect(figures).toMatch(/^liangdeng_connections [1-9]/m);
  expect((await fetch(`${operator}/`)).status).toBe(404);
  expect((await fetch(`${product.url}/metrics`)).status).toBe(404);
});
