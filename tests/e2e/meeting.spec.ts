import {
  agendaLight,
  begin,
  figure,
  firstProblem,
  isKept,
  isSaved,
  M3,
  typeAtEnd,
} from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** Whether all characters stand in the text in this order, others between them or not. */
function standsIn(text: string, written: string): boolean {
  let from = 0;
  return [...written].every((char) => {
    const at = text.indexOf(char, from);
    from = at + 1;
    return at >= 0;
  });
}

test("four people hold the meeting, and a killed server loses nothing that anybody saw", async ({
  seat,
  product,
}) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  const sales = await seat("销售部经理");
  const online = await seat("网销经理");
  const everybody = [facilitator, gm, sales, online];
  for (const page of everybody) await page.goto("/meetings/2021-02");

  await test.step("the facilitator leads the room, and everybody's screen follows", async () => {
    await begin(facilitator);
    await expect(gm.getByText("企管专员主持")).toBeVisible();
    await facilitator.getByRole("button", { name: /^下一页/ }).click();
    for (const page of everybody) await expect(page).toHaveURL(/departments\/finance$/);
    for (const stop of [/finance\/M1$/, /finance\/M2$/, /departments\/sales$/, /sales\/M3$/]) {
      await facilitator.locator("body").press("ArrowRight");
      for (const page of everybody) await expect(page).toHaveURL(stop);
    }
    await expect(facilitator.getByText("3 人跟随")).toBeVisible();
  });

  await test.step("two managers write in one field at once, and every character is there", async () => {
    await isSaved(sales);
    await isSaved(online);
    const before = await firstProblem(sales).inputValue();
    const [ofSales, ofOnline] = ["销售部写的字一二三四五六七八", "abcdefghijklmnop"];
    await Promise.all([typeAtEnd(sales, ofSales), typeAtEnd(online, ofOnline)]);
    const read = () => firstProblem(sales).inputValue();
    const all = before.length + ofSales.length + ofOnline.length;
    await expect.poll(async () => (await read()).length).toBe(all);
    const text = await read();
    expect(text.startsWith(before)).toBe(true);
    const written = text.slice(before.length);
    for (const run of [ofSales, ofOnline]) expect(standsIn(written, run), written).toBe(true);
    await expect(firstProblem(online)).toHaveValue(text);
    await expect(firstProblem(gm)).toHaveValue(text);
    await expect(firstProblem(gm)).not.toBeEditable();
  });

  await test.step("a typed actual turns the light on the others' screens, with its reason", async () => {
    await expect(agendaLight(gm, "M3")).toContainText("红灯");
    await figure(sales).fill("1９0");
    for (const page of everybody) await expect(agendaLight(page, "M3")).toContainText("绿灯");
    await expect(gm.getByText(/达到目标值 180/).first()).toBeVisible();
  });

  await test.step("whoever is typing is not pulled away, and comes back with one click", async () => {
    await typeAtEnd(sales, "还没写完");
    await facilitator.locator("body").press("ArrowRight");
    await expect(gm).toHaveURL(/departments\/sales\/M4$/);
    await expect(sales.getByText(/您正在输入，没有打断您/)).toBeVisible();
    await expect(sales).toHaveURL(/departments\/sales\/M3$/);
    await sales.getByRole("button", { name: "回到会议" }).click();
    await expect(sales).toHaveURL(/departments\/sales\/M4$/);
  });

  await test.step("after SIGKILL and a restart, everything anybody saw is there, and typing went on", async () => {
    for (const page of [sales, online, gm]) await page.goto(M3);
    await isSaved(sales);
    await typeAtEnd(sales, "甲乙丙丁");
    await expect(firstProblem(gm)).toHaveValue(/甲乙丙丁/);
    const seen = await firstProblem(gm).inputValue();
    await product.kill("SIGKILL");
    await expect(online.getByText(/连接中断/)).toBeVisible();
    await typeAtEnd(sales, "断线时写的");
    await isKept(sales);
    await product.start();
    for (const page of [sales, online, gm])
      await expect(firstProblem(page)).toHaveValue(/断线时写的/);
    expect(await firstProblem(online).inputValue()).toBe(`${seen}断线时写的`);
    await isSaved(sales);
    await gm.reload();
    await expect(firstProblem(gm)).toHaveValue(`${seen}断线时写的`);
    await expect(agendaLight(gm, "M3")).toContainText("绿灯");
  });

  await test.step("another may take the facilitation when the facilitator's machine is gone", async () => {
    await facilitator.close();
    await gm.getByRole("button", { name: "接管主持" }).click();
    await expect(gm.getByText(/下一页/)).toBeVisible();
    await expect(sales.getByText("总经理主持")).toBeVisible();
  });

  await test.step("closing freezes the rooms on the server, once the GM has waived what blocks it", async () => {
    await gm.getByRole("button", { name: "关闭会议" }).click();
    const blockers = gm.getByRole("region", { name: "关闭前要处理的事项" });
    await blockers.getByRole("checkbox", { name: "全选" }).check();
    await blockers.getByLabel("豁免的理由").fill("三月会前补齐");
    await blockers.getByRole("button", { name: /豁免所选/ }).click();
    await expect(gm.getByText("没有阻碍关闭的事项，可以关闭会议。")).toBeVisible();
    await gm.getByRole("button", { name: "关闭会议" }).click();
    await gm.getByRole("button", { name: "确认关闭" }).click();
    await expect(gm.getByText(/会议已于3月5日关闭/)).toBeVisible();
    await sales.goto(M3);
    await expect(sales.getByText("已封存").first()).toBeVisible();
    await expect(sales.getByText("断线时写的")).toBeVisible();
    await expect(sales.getByRole("textbox")).toHaveCount(0);
  });
});

test("a figure that cannot be read stays in its field with a sentence, and its light stays", async ({
  seat,
}) => {
  const page = await seat("销售内勤");
  await page.goto("/meetings/2021-02/departments/sales/M6");
  const field = figure(page);
  await field.fill("十九左右");
  await expect(page.getByText("读不懂这个数字")).toBeVisible();
  await expect(field).toHaveValue("十九左右");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(agendaLight(page, "M6")).toContainText("绿灯");

  await field.fill("0.19");
  await expect(page.getByText("是 0.19 还是 19？")).toBeVisible();
  await page.getByRole("button", { name: /^19/ }).click();
  await expect(field).toHaveValue(/^19/);
  await field.fill("16.5%");
  await expect(agendaLight(page, "M6")).toContainText("两星");
  await page.getByRole("button", { name: "修改记录" }).click();
  await expect(page.getByText(/销售内勤/).last()).toBeVisible();
});

test("departments are put into another order by keyboard, for everybody", async ({ seat }) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  await gm.goto("/meetings/2021-02/overview");
  await facilitator.goto("/meetings/2021-02/agenda");
  const handle = facilitator.getByRole("button", { name: "移动销售部" });
  await handle.focus();
  await handle.press("Space");
  await expect(facilitator.getByText(/已拿起销售部/)).toBeAttached();
  await handle.press("ArrowUp");
  await expect(facilitator.getByText(/销售部移到第 1 项/)).toBeAttached();
  await handle.press("Space");
  const departments = gm
    .getByRole("navigation", { name: "议程" })
    .getByRole("link", { name: /部 .*′/ });
  await expect(departments.first()).toContainText("销售部");
  await expect(facilitator.getByText("销售部放在第 1 项")).toBeAttached();
  await expect(handle).toBeFocused();

  await test.step("whoever does not wait to hear that it is picked up loses no key", async () => {
    await handle.focus();
    void facilitator.keyboard.press("Space");
    void facilitator.keyboard.press("ArrowDown");
    await expect(facilitator.getByText(/销售部移到第 2 项/)).toBeAttached();
    await handle.press("Escape");
  });

  await facilitator.getByLabel("销售部的时间（分钟）").fill("45");
  await facilitator.getByLabel("销售部的时间（分钟）").press("Enter");
  await expect(departments.first()).toContainText("45′");
});
