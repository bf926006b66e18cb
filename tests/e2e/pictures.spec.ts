import type { Page } from "@playwright/test";
import sharp from "sharp";
import { isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

const enlarge = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`^放大${name}`) });

/** A picture as a screenshot puts it on the clipboard. */
async function screenshot(): Promise<Buffer> {
  const create = { width: 320, height: 180, channels: 3 as const, background: "#dce8dc" };
  return sharp({ create }).png().toBuffer();
}

/** Pastes a picture where the person is. */
async function paste(page: Page, picture: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, picture.toString("base64"));
}

test("a pasted picture is on everybody's screen with its words, and on nobody else's", async ({
  seat,
  product,
  request,
}) => {
  const sales = await seat("销售部经理");
  const gm = await seat("总经理");
  for (const page of [sales, gm]) await page.goto(M3);
  await isSaved(sales);

  await test.step("it is there, whole, for somebody who may only read the page", async () => {
    await paste(sales, await screenshot());
    for (const page of [sales, gm]) await expect(enlarge(page, "图片 1")).toBeVisible();
    const image = gm.getByRole("img", { name: "图片 1" });
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(320);
    await sales.getByRole("textbox", { name: "图片 1的说明" }).fill("二网库存结构");
    await expect(gm.getByRole("textbox", { name: "图片 1的说明" })).toHaveValue("二网库存结构");
    await expect(gm.getByRole("button", { name: "添加图片" })).toHaveCount(0);
    await isSaved(sales);
  });

  await test.step("the server judges who asks, where from, and how much is sent", async () => {
    const image = sales.getByRole("img", { name: "二网库存结构" });
    const path = (await image.getAttribute("src")) ?? "";
    expect((await request.get(product.url + path)).status()).toBe(401);
    const upload = `${product.url}${path.slice(0, path.lastIndexOf("/"))}?page=cover`;
    const send = async (page: Page, origin: string, data: Buffer) =>
      (await page.request.post(upload, { headers: { origin }, data })).status();
    const small = await screenshot();
    expect(await send(sales, "https://elsewhere.example", small)).toBe(403);
    expect(await send(gm, product.url, small)).toBe(403);
    expect(await send(sales, product.url, Buffer.alloc(11 * 1024 * 1024))).toBe(413);
  });

  await test.step("what is no picture, and what cannot be sent, is said and leaves nothing", async () => {
    const chooser = sales.locator("input[type=file]");
    const program = { name: "账.png", mimeType: "image/png", buffer: Buffer.from("MZ a program") };
    await chooser.setInputFiles(program);
    await expect(sales.getByText("“账.png”没有添加。这不是可以添加的图片。")).toBeVisible();
    await sales.getByRole("button", { name: "关闭关于“账.png”的提示" }).click();
    await expect(sales.getByText("账.png")).toHaveCount(0);
    await sales.route("**/pictures/**", (route) => route.abort());
    await paste(sales, await screenshot());
    await expect(sales.getByText("添加图片需要连上服务器，请等连接恢复后再添加。")).toBeVisible();
    await expect(enlarge(sales, "图片")).toHaveCount(1);
    await sales.unroute("**/pictures/**");
  });

  await test.step("it is enlarged and put away by keyboard, deleted and brought back", async () => {
    await enlarge(sales, "图片 1").press("Enter");
    await expect(sales.getByRole("dialog", { name: "图片" })).toBeVisible();
    await sales.keyboard.press("Escape");
    await expect(sales.getByRole("dialog")).toHaveCount(0);
    await expect(enlarge(sales, "图片 1")).toBeFocused();
    await sales.getByRole("button", { name: "删除：图片 1" }).click();
    await expect(enlarge(gm, "图片 1")).toHaveCount(0);
    await sales
      .getByText("已删除图片 1")
      .locator("..")
      .getByRole("button", { name: "撤销" })
      .click();
    await expect(gm.getByRole("img", { name: "二网库存结构" })).toBeVisible();
    await isSaved(sales);
    await gm.reload();
    await expect(gm.getByRole("img", { name: "二网库存结构" })).toBeVisible();
  });
});
