import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { keptWords } from "./support/kept-words";
import { lifelineOf } from "./support/lifeline";
import { begin, isKept } from "./support/meeting-page";
import { expect, sitDown, test } from "./support/meeting-test";

const M3 = "departments/sales/M3";

/** Sends a command as the person of a page, as another program with their cookie would. */
async function send(
  page: Page,
  name: string,
  data: object,
): Promise<{ status: number; body: unknown }> {
  const origin = new URL(page.url()).origin;
  const response = await page.request.post(`/commands/${name}`, { data, headers: { origin } });
  return { status: response.status(), body: await response.json() };
}

/** The frozen record of a month: its bytes and the hash that comes with them. */
async function recordOf(page: Page, month: string): Promise<{ bytes: string; sha256: string }> {
  const response = await page.request.get(`/meetings/${month}/record.json`);
  return { bytes: await response.text(), sha256: response.headers()["x-record-sha256"] ?? "" };
}

function firstProblem(page: Page) {
  return page.getByRole("textbox", { name: /^问题/ }).first();
}

test("closing waits for what blocks it or a waiver, and is too late for an edit made offline", async ({
  seat,
}) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  const sales = await seat("销售部经理");
  const salesLine = await lifelineOf(sales);
  await facilitator.goto("/meetings/2021-02");
  await begin(facilitator);
  await test.step("who began it stands where they go on", async () => {
    await expect(facilitator.getByRole("contentinfo", { name: "会议控制" })).toBeFocused();
  });
  await gm.goto("/meetings/2021-02/closing");
  await sales.goto(`/meetings/2021-02/${M3}`);
  await expect(sales.getByText("已保存", { exact: true })).toBeVisible();

  await test.step("the way to closing leads to what blocks it, and the server refuses", async () => {
    await facilitator.getByRole("button", { name: "关闭会议" }).click();
    await expect(facilitator).toHaveURL(/closing$/);
    await expect(facilitator.getByText(/还有 \d+ 项阻碍关闭/)).toBeVisible();
    await expect(facilitator.getByRole("button", { name: "确认关闭" })).toHaveCount(0);
    const blockers = facilitator.getByRole("region", { name: "关闭前要处理的事项" });
    await expect(blockers.getByRole("link", { name: /^M13 / })).toHaveAttribute(
      "href",
      "/meetings/2021-02/departments/sales/M13",
    );
    await expect(blockers.getByRole("checkbox")).toHaveCount(0);
    const meetingId = JSON.parse((await recordOf(gm, "2021-01")).bytes).meeting.id as string;
    expect(await send(facilitator, "close-meeting", { meetingId })).toMatchObject({ status: 422 });
  });

  const open = gm.getByRole("region", { name: "关闭前要处理的事项" });
  await test.step("the GM waives one thing with a reason, and everybody sees it", async () => {
    await open.getByRole("checkbox", { name: /M1 / }).check();
    await open.getByRole("button", { name: "豁免所选 1 项" }).click();
    await expect(open.getByRole("alert")).toContainText("不完整");
    await open.getByLabel("豁免的理由").fill("三月补上");
    await open.getByRole("button", { name: "豁免所选 1 项" }).click();
    await expect(open.getByText(/三月补上.*总经理于.*豁免/)).toBeVisible();
    const everybody = facilitator.getByRole("region", { name: "关闭前要处理的事项" });
    await expect(everybody.getByText(/三月补上.*总经理于.*豁免/)).toBeVisible();
  });

  await test.step("the rest too, and the meeting is closed with two clicks", async () => {
    await open.getByRole("checkbox", { name: "全选" }).check();
    await open.getByLabel("豁免的理由").fill("本月先这样");
    await open.getByRole("button", { name: /豁免所选/ }).click();
    await expect(facilitator.getByText("没有阻碍关闭的事项，可以关闭会议。")).toBeVisible();
    await expect(open).toBeFocused();
    await salesLine.cut();
    await expect(sales.getByText(/连接中断/)).toBeVisible();
    await firstProblem(sales).click();
    await firstProblem(sales).press("Control+End");
    await firstProblem(sales).pressSequentially("断线时写的");
    await isKept(sales);
    await facilitator.getByRole("button", { name: "关闭会议" }).click();
    await facilitator.getByRole("button", { name: "确认关闭" }).click();
    await expect(facilitator.getByText(/会议已于3月5日关闭/)).toBeVisible();
    await expect(gm.getByText(/会议已于3月5日关闭/)).toBeVisible();
  });

  await test.step("what was typed offline comes too late, and is kept to be copied", async () => {
    salesLine.join();
    const late = sales.getByRole("alert").filter({ hasText: "会议已关闭" });
    await expect(late).toContainText("断线时写的");
    await sales.reload();
    await expect(late).toContainText("断线时写的");
    await expect(late.getByRole("button", { name: "复制未保存的内容" })).toBeVisible();
    await expect(sales.getByText("本页是会议关闭时封存的记录。")).toBeVisible();
    await expect(sales.getByRole("textbox")).toHaveCount(0);
    const { bytes } = await recordOf(gm, "2021-02");
    expect(bytes).not.toContain("断线时写的");
    expect(bytes).toContain("本月先这样");
    await sales.goto("/");
    await expect(late).toContainText("断线时写的");
    await late.getByRole("button", { name: "放弃这些内容，载入最新版本" }).click();
    await expect(late).toHaveCount(0);
    await expect.poll(() => keptWords(sales)).toBe(0);
  });

  await test.step("the record names those who were there, and the GM approves it", async () => {
    const record = JSON.parse((await recordOf(gm, "2021-02")).bytes);
    const names = record.attendance.map(
      ({ personId }: { personId: string }) =>
        record.people.find(({ id }: { id: string }) => id === personId).nameZh,
    );
    expect(names.toSorted()).toEqual(["企管专员", "总经理", "销售部经理"].toSorted());
    await gm.goto("/meetings/2021-02/minutes");
    await gm.getByRole("link", { name: "批准、写更正说明" }).click();
    await gm.getByRole("button", { name: "批准记录" }).click();
    await expect(gm.getByText(/总经理于 .* 批准/)).toBeVisible();
    await expect(gm.getByRole("main")).toBeFocused();
  });
});

test("a closed record stays byte for byte what it was, with corrections and amendments beside it", async ({
  seat,
  browser,
  product,
}) => {
  const facilitator = await seat("企管专员");
  const before = await recordOf(facilitator, "2021-01");
  expect(createHash("sha256").update(before.bytes).digest("hex")).toBe(before.sha256);
  const m3 = JSON.parse(before.bytes).scorecard.measures.find(
    ({ code }: { code: string }) => code === "M3",
  ).id as string;

  await test.step("an actual is corrected afterwards: the page keeps its figure and says so", async () => {
    const figure = { measureId: m3, month: "2021-01", value: 250 };
    expect(await send(facilitator, "enter-actual", figure)).toMatchObject({ status: 200 });
    await facilitator.goto(`/meetings/2021-01/${M3}`);
    await expect(facilitator.getByText(/实际值现为 250，封存时为 289/)).toBeVisible();
    await expect(facilitator.getByText(/亮灯现为红灯，封存时为绿灯/)).toBeVisible();
    await expect(facilitator.getByText("1月 绿灯")).toBeVisible();
  });

  await test.step("an amendment stands beside the original with its reason", async () => {
    await facilitator.goto("/meetings/2021-01/closing");
    await facilitator.getByRole("button", { name: "写更正说明" }).click();
    await facilitator.getByLabel("关于").selectOption({ label: "M3 非出租车销量" });
    await facilitator.getByLabel("更正为").fill("一月销量应为 250 辆");
    await facilitator.getByLabel("理由").fill("重复计数");
    await facilitator.getByRole("button", { name: "保存" }).click();
    await facilitator.goto(`/meetings/2021-01/${M3}`);
    await expect(facilitator.getByText("一月销量应为 250 辆")).toBeVisible();
    await expect(facilitator.getByText(/理由：重复计数 · 企管专员/)).toBeVisible();
  });

  await test.step("the bytes and their hash are what they were", async () => {
    expect(await recordOf(facilitator, "2021-01")).toEqual(before);
  });

  await test.step("the minutes are there without any script", async () => {
    const context = await browser.newContext({ baseURL: product.url, javaScriptEnabled: false });
    const page = await context.newPage();
    await sitDown(page, "集团观察员");
    await page.goto("/meetings/2021-01/minutes");
    await expect(page.getByRole("heading", { name: /会议纪要/ })).toBeVisible();
    await expect(page.getByText(before.sha256)).toBeVisible();
    await expect(page.getByText(/实际值现为 250，封存时为 289/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "批准记录" })).toHaveCount(0);
    await page.goto("/meetings/2021-02/minutes");
    await expect(page.getByText("草稿", { exact: true })).toBeVisible();
    await context.close();
  });
});
