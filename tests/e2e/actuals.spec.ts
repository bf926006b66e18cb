import type { Page } from "@playwright/test";
import { expect, test } from "./support/meeting-test";
import { paste } from "./support/paste";

const field = (page: Page, code: string) =>
  page.getByRole("textbox", { name: new RegExp(`^${code} .*2021年2月实际值$`) });

test.describe("the month's actuals", () => {
  test("take a column from a spreadsheet, each figure as if it were typed", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/actuals/2021-02");
    const untouched = await field(page, "M4").inputValue();
    await field(page, "M1").focus();
    await paste(page, "11.5\n１２３０\nabc\n\n0.19");
    await expect(field(page, "M3")).toHaveValue("abc");
    await expect(field(page, "M3")).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, "M3")).toHaveAccessibleDescription(/数字/);
    await expect(field(page, "M5")).toHaveValue("0.19");
    await expect(field(page, "M5")).toHaveAccessibleDescription(/0\.19.*19/);
    await expect(page.getByText("已粘贴 4 格。")).toBeVisible();
    await expect(field(page, "M1")).toBeFocused();

    await test.step("what was read is at the server, the rest is as it was", async () => {
      await expect(field(page, "M2")).toHaveValue("1230");
      await page.reload();
      await expect(field(page, "M1")).toHaveValue("11.5");
      await expect(field(page, "M2")).toHaveValue("1230");
      await expect(field(page, "M3")).not.toHaveValue("abc");
      await expect(field(page, "M4")).toHaveValue(untouched);
    });
  });

  test("say what of a paste had no place, and take no table for a column", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/actuals/2021-02");
    const last = page.getByRole("textbox", { name: /2021年2月实际值$/ }).last();
    await last.focus();
    await paste(page, "7\n8\n9");
    await expect(last).toHaveValue("7");
    await expect(page.getByRole("status").getByText("后面还有 2 格")).toBeVisible();
    await field(page, "M1").focus();
    const before = await field(page, "M1").inputValue();
    await paste(page, "M1\t1\nM2\t2");
    await expect(page.getByText("什么也没有填入")).toBeVisible();
    await expect(field(page, "M1")).toHaveValue(before);
  });

  test("are undone field by field, and taken back by Escape", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/actuals/2021-02");
    const before = await field(page, "M3").inputValue();
    await field(page, "M2").focus();
    await paste(page, "abc\ndef");
    await field(page, "M3").focus();
    await page.keyboard.press("Control+z");
    await expect(field(page, "M3")).toHaveValue(before);
    await expect(field(page, "M2")).toHaveValue("abc");
    await field(page, "M2").press("Escape");
    await expect(field(page, "M2")).not.toHaveAttribute("aria-invalid", "true");
  });

  test("are walked through by keyboard alone", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/actuals/2021-02");
    await field(page, "M2").focus();
    await page.keyboard.press("ArrowDown");
    await expect(field(page, "M3")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(field(page, "M1")).toBeFocused();
    await page.keyboard.type("12.5");
    await page.keyboard.press("Enter");
    await expect(field(page, "M2")).toBeFocused();
    await page.reload();
    await expect(field(page, "M1")).toHaveValue("12.5");

    await test.step("but the arrows of an input method are its own", async () => {
      await field(page, "M2").focus();
      await field(page, "M2").dispatchEvent("keydown", { key: "ArrowDown", isComposing: true });
      await expect(field(page, "M2")).toBeFocused();
    });
  });

  test("that were pasted while the server is away wait, and are sent", async ({
    seat,
    product,
  }) => {
    const page = await seat("企管专员");
    await page.goto("/actuals/2021-02");
    await field(page, "M1").focus();
    await product.kill("SIGKILL");
    await paste(page, "11.5\n1230");
    await expect(field(page, "M1")).toHaveAccessibleDescription(/./);
    await expect(field(page, "M2")).toHaveAccessibleDescription(/./);
    await product.start();
    await expect(field(page, "M1")).toHaveAccessibleDescription("");
    await expect(field(page, "M2")).toHaveAccessibleDescription("");
    await page.reload();
    await expect(field(page, "M2")).toHaveValue("1230");
  });
});
