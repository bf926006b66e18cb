import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { startProduct, type Product } from "./support/product";

/** The product as production, on an empty data directory. */
const test = base.extend<{ fresh: Product }>({
  fresh: async ({}, provide) => {
    const dataDir = await mkdtemp(join(tmpdir(), "liangdeng-e2e-"));
    const product = await startProduct(dataDir, "production");
    await provide(product);
    await product.kill("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  },
});

function printedSetUpPath(product: Product): string {
  return /\/set-up\/[\w-]+/.exec(product.output())?.[0] ?? "";
}

test("the printed link creates the company and its first administrator, once", async ({
  fresh,
  page,
  browser,
}) => {
  const link = `${fresh.url}${printedSetUpPath(fresh)}`;
  await page.goto(link);
  await page.getByLabel("公司名称").fill("测试经销店");
  await page.getByLabel("您的姓名").fill("管理员");
  await page.getByLabel("邮箱").fill("admin@example.test");
  await page.getByLabel("密码").fill("短");
  await page.getByRole("button", { name: "创建公司" }).click();
  await expect(page.getByText("密码需要 12 到 128 个字符。")).toBeVisible();
  await expect(page.getByLabel("公司名称"), "what was typed is kept").toHaveValue("测试经销店");

  await page.getByLabel("密码").fill("correct horse battery");
  await page.getByRole("button", { name: "创建公司" }).click();
  await expect(page.getByRole("heading", { name: "管理员，您好" })).toBeVisible();

  const another = await (await browser.newContext()).newPage();
  await another.goto(link);
  await expect(another.getByText("这个链接已经用过了")).toBeVisible();

  await another.goto(`${fresh.url}/`);
  await another.getByLabel("邮箱").fill("Admin@Example.test ");
  await another.getByLabel("密码").fill("wrong password");
  await another.getByRole("button", { name: "登录" }).click();
  await expect(another.getByText("邮箱或密码不对")).toBeVisible();
  await expect(another.getByLabel("密码")).toBeFocused();
  await expect(another.getByLabel("密码")).toHaveAccessibleDescription(/邮箱或密码不对/);
  await another.getByLabel("密码").fill("correct horse battery");
  await another.getByRole("button", { name: "登录" }).click();
  await expect(another.getByRole("heading", { name: "管理员，您好" })).toBeVisible();
  await another.context().close();
});

test("one's own password is changed by who knows it, who then signs in anew", async ({
  fresh,
  page,
}) => {
  await page.goto(`${fresh.url}${printedSetUpPath(fresh)}`);
  await page.getByLabel("公司名称").fill("测试经销店");
  await page.getByLabel("您的姓名").fill("管理员");
  await page.getByLabel("邮箱").fill("admin@example.test");
  await page.getByLabel("密码").fill("correct horse battery");
  await page.getByRole("button", { name: "创建公司" }).click();
  await expect(page.getByRole("heading", { name: "管理员，您好" })).toBeVisible();

  await page.goto(`${fresh.url}/me`, { waitUntil: "networkidle" });
  await page.getByLabel("当前密码").fill("not my password");
  await page.getByLabel("新密码").fill("a quite different one");
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("当前密码不对。")).toBeVisible();
  await page.getByLabel("当前密码").fill("correct horse battery");
  await page.getByRole("button", { name: "修改密码" }).click();

  await expect(page).toHaveURL(`${fresh.url}/sign-in?to=%2Fme`);
  await page.getByLabel("邮箱").fill("admin@example.test");
  await page.getByLabel("密码").fill("a quite different one");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "两步验证" })).toBeVisible();
});

test("production offers no seats, not even to whoever posts for one", async ({ fresh, page }) => {
  await page.goto(`${fresh.url}/`);
  await expect(page).toHaveURL(`${fresh.url}/sign-in`);
  const answer = await page.request.post(`${fresh.url}/sit-down`, {
    form: { seat: "anybody" },
    headers: { origin: fresh.url },
  });
  expect(answer.status()).toBe(403);
});
