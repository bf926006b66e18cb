import type { Page } from "@playwright/test";
import { figure, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** An objective on the map. */
const shape = (page: Page, code: string) =>
  page.locator("[data-objective]").filter({ has: page.locator(`b:text-is("${code}")`) });

/** An objective in the map's editor, by its code. */
const editable = (page: Page, code: string) =>
  page.getByRole("button", { name: new RegExp(`^${code} `) });

test("an arrow drawn by keyboard shows at once what drives a red objective", async ({ seat }) => {
  const gm = await seat("总经理");
  await gm.goto("/meetings/2021-02/overview");
  const f2 = shape(gm, "F2");
  await expect(f2).toContainText("由 C1、P2 推动");
  await expect(gm.getByText("成为本地区客户最信赖、最会经营的汽车经销店")).toBeVisible();
  await expect(gm.getByRole("status").getByText(/^(已保存|只读)$/)).toBeVisible();

  const admin = await seat("企管专员");
  await admin.goto("/scorecard/map");
  const status = admin.locator("aside").getByRole("status");

  await test.step("the administrator draws one by keyboard, and none that closes a circle", async () => {
    await editable(admin, "P4").focus();
    await admin.keyboard.press("ArrowRight");
    await admin.keyboard.press("ArrowRight");
    await expect(editable(admin, "P6")).toBeFocused();
    await admin.keyboard.press("Enter");
    await admin.getByLabel("选择目标").selectOption({ label: "F2 快速提升销售收入" });
    await admin.getByRole("button", { name: "画箭头" }).press("Enter");
    await expect(status).toHaveText("已画箭头：P6 推动 F2");
    await expect(admin.getByRole("button", { name: "删除箭头 P6 → F2" })).toBeVisible();

    await editable(admin, "F1").press("Enter");
    await admin.getByLabel("选择目标").selectOption({ label: "P6 提升服务能力和效率" });
    await admin.getByRole("button", { name: "画箭头" }).press("Enter");
    await expect(admin.getByRole("alert")).toContainText("会形成循环");
  });

  await test.step("and another with the pointer, and drags an objective to its place", async () => {
    await editable(admin, "C1").press("Enter");
    const dot = shape(admin, "C1").locator("[data-draw]");
    await dot.hover();
    await admin.mouse.down();
    await shape(admin, "F3").hover({ position: { x: 20, y: 12 } });
    await admin.mouse.up();
    await expect(status).toHaveText("已画箭头：C1 推动 F3");
    await expect(admin.getByRole("button", { name: "删除箭头 C1 → F3" })).toBeVisible();

    const places = async () => {
      const [left, right] = await Promise.all(
        ["F4", "F5"].map((code) => shape(admin, code).boundingBox()),
      );
      return (left?.x ?? 0) < (right?.x ?? 0) ? "F4 F5" : "F5 F4";
    };
    expect(await places()).toBe("F4 F5");
    await editable(admin, "F4").hover();
    await admin.mouse.down();
    const target = await shape(admin, "F5").boundingBox();
    await admin.mouse.move((target?.x ?? 0) + 60, (target?.y ?? 0) + 10, { steps: 4 });
    await admin.mouse.move((target?.x ?? 0) + (target?.width ?? 0) - 8, (target?.y ?? 0) + 10);
    await admin.mouse.up();
    await expect(status).toHaveText("已移动 F4");
    await expect.poll(places).toBe("F5 F4");
    await editable(admin, "F4").press("Alt+ArrowLeft");
    await expect.poll(places).toBe("F4 F5");
  });

  await test.step("the GM, whose page was open, sees what drives the red objective", async () => {
    await expect(f2).toContainText("由 C1、P2、P6 推动");
    await expect(f2).toHaveAttribute("data-light", "red");
    await f2.click();
    const panel = gm.getByRole("dialog", { name: "F2 快速提升销售收入" });
    await expect(panel.getByRole("link", { name: "M7 非出租车单车毛利" })).toHaveAttribute(
      "href",
      /departments\/sales\/M7$/,
    );
    await expect(panel.getByRole("heading", { name: /^推动它的/ })).toContainText("红灯");
    for (const code of ["C1", "P2", "P6", "L1"]) {
      await expect(shape(gm, code)).toHaveAttribute("data-relation", "cause");
    }
    await expect(shape(gm, "F1")).toHaveAttribute("data-relation", "effect");
    await expect(shape(gm, "C2")).toHaveAttribute("data-relation", "none");
    await gm.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(f2).toBeFocused();
  });

  await test.step("lights on it are live, and the table says the same as the arrows", async () => {
    await expect(shape(gm, "P5")).toHaveAttribute("data-light", "red");
    const clerk = await seat("销售内勤");
    await clerk.goto(M3);
    await figure(clerk).fill("190");
    await expect(shape(gm, "P5")).toHaveAttribute("data-light", "green");

    await gm.getByRole("button", { name: "表", exact: true }).click();
    await expect(gm.getByRole("columnheader", { name: "受何推动" })).toBeVisible();
    const row = gm.getByRole("row").filter({ has: gm.getByRole("rowheader", { name: /F2/ }) });
    await expect(row.getByRole("cell", { name: "C1、P2、P6" })).toBeVisible();
  });
});
