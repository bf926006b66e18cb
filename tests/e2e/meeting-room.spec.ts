import type { Page, WebSocketRoute } from "@playwright/test";
import {
  agendaLight,
  begin,
  figure,
  firstProblem,
  isKept,
  isOn,
  isSaved,
  M3,
  typeAtEnd,
} from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

test("a screen that was away shows the agenda as it is now when it comes back", async ({
  seat,
}) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  let away = false;
  const sockets: WebSocketRoute[] = [];
  await gm.routeWebSocket(/\/rooms\//, (socket) => {
    if (away) return void socket.close({ code: 4500 });
    socket.connectToServer();
    sockets.push(socket);
  });
  await gm.goto("/meetings/2021-02/overview");
  await expect(gm.getByRole("status").getByText(/^(已保存|只读)$/)).toBeVisible();
  away = true;
  for (const socket of sockets) await socket.close({ code: 4500 });
  await expect(gm.getByText(/连接中断/)).toBeVisible();

  await facilitator.goto("/meetings/2021-02/agenda");
  // The handles come with the scripts: before, nothing listens to what is typed.
  await expect(facilitator.getByRole("button", { name: "移动销售部" })).toBeVisible();
  await facilitator.getByLabel("销售部的时间（分钟）").fill("47");
  await facilitator.getByLabel("销售部的时间（分钟）").press("Enter");
  const departments = (page: Page) =>
    page.getByRole("navigation", { name: "议程" }).getByRole("link", { name: /销售部 .*′/ });
  await expect(departments(facilitator)).toContainText("47′");
  await expect(departments(gm)).not.toContainText("47′");
  away = false;
  await expect(departments(gm)).toContainText("47′");
});

test("the facilitation is handed over by clicks, and whoever leads goes straight ahead", async ({
  seat,
}) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  for (const page of [facilitator, gm]) await page.goto("/meetings/2021-02");
  await begin(facilitator);
  await facilitator.getByRole("button", { name: "交出主持" }).click();
  await facilitator.getByRole("button", { name: "交给总经理" }).click();
  await expect(facilitator.getByText("总经理主持")).toBeVisible();
  await expect(facilitator.getByRole("button", { name: "接管主持" })).toBeVisible();
  await gm.getByRole("button", { name: /^下一页/ }).click();
  for (const page of [gm, facilitator]) await expect(page).toHaveURL(/departments\/finance$/);

  await test.step("also over several departments at once", async () => {
    const agenda = gm.getByRole("navigation", { name: "议程" });
    await agenda.getByRole("link", { name: /销售部/ }).click();
    for (const page of [gm, facilitator]) await expect(page).toHaveURL(/departments\/sales$/);
    const visited: string[] = [];
    gm.on("framenavigated", (frame) => visited.push(new URL(frame.url()).pathname));
    await gm.getByRole("button", { name: /^下一页/ }).click();
    for (const page of [gm, facilitator]) await expect(page).toHaveURL(/departments\/sales\/M3$/);
    expect(visited.filter((path) => path.includes("/finance/"))).toEqual([]);
  });

  await test.step("and is back with the room when it could not be led", async () => {
    await gm.route("**/commands/move-room", (route) => route.abort());
    await gm.getByRole("button", { name: /^下一页/ }).click();
    await expect(gm.getByRole("alert").getByText(/连不上服务器/)).toBeVisible();
    await expect(gm).toHaveURL(/departments\/sales\/M3$/);
    await gm.getByRole("button", { name: /^下一页/ }).click();
    await expect(gm).toHaveURL(/departments\/sales\/M3$/);
    await gm.unroute("**/commands/move-room");
    // Not from where the press that failed would have led.
    await gm.getByRole("button", { name: /^下一页 M4/ }).click();
    for (const page of [gm, facilitator]) await expect(page).toHaveURL(/departments\/sales\/M4$/);
  });
});

test("nobody is pulled out of a list, a number or a composition", async ({ seat }) => {
  const facilitator = await seat("企管专员");
  const sales = await seat("销售部经理");
  await facilitator.goto("/meetings/2021-02");
  await begin(facilitator);
  const agenda = facilitator.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /销售部/ }).click();
  await expect(facilitator).toHaveURL(/departments\/sales$/);
  await facilitator.getByRole("button", { name: /^下一页/ }).click();
  await expect(facilitator).toHaveURL(/departments\/sales\/M3$/);
  await sales.goto(M3);
  await isSaved(sales);
  const staysAndComes = async (stays: string, comes: string) => {
    await facilitator.getByRole("button", { name: /^下一页/ }).click();
    await isOn(facilitator, comes);
    await expect(sales.getByText(/您正在输入，没有打断您/)).toBeVisible();
    await isOn(sales, stays);
    await sales.getByRole("button", { name: "回到会议" }).click();
    await isOn(sales, comes);
    await isSaved(sales);
  };

  await firstProblem(sales).focus();
  const devtools = await sales.context().newCDPSession(sales);
  await devtools.send("Input.imeSetComposition", {
    text: "xiao",
    selectionStart: 4,
    selectionEnd: 4,
  });
  await staysAndComes("M3", "M4");
  await facilitator.getByRole("button", { name: "上一页" }).click();
  await isOn(sales, "M3");
  await sales.getByRole("combobox").first().pressSequentially("销");
  await staysAndComes("M3", "M4");
  await figure(sales).pressSequentially("1");
  await staysAndComes("M4", "M5");
});

test("whoever is still on the way when the room turns back comes back with it", async ({
  seat,
}) => {
  const facilitator = await seat("企管专员");
  const sales = await seat("销售部经理");
  for (const page of [facilitator, sales]) await page.goto("/meetings/2021-02");
  await begin(facilitator);
  const agenda = facilitator.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /销售部/ }).click();
  await expect(facilitator).toHaveURL(/departments\/sales$/);
  await facilitator.getByRole("button", { name: /^下一页/ }).click();
  for (const page of [facilitator, sales]) await isOn(page, "M3");

  let asked = 0;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await sales.route(/M4\.data/, async (route) => {
    asked += 1;
    await answered;
    await route.continue();
  });
  await facilitator.getByRole("button", { name: /^下一页/ }).click();
  await isOn(facilitator, "M4");
  await expect(sales.getByText(/^会议在：.*M4/)).toBeVisible();
  await expect.poll(() => asked).toBeGreaterThan(0);
  await facilitator.getByRole("button", { name: "上一页" }).click();
  await expect(sales.getByText(/^会议在：.*M3/)).toBeVisible();
  const arrived = sales.waitForURL(/M4$/);
  answer();
  await arrived;
  await isOn(sales, "M3");
  await expect(sales).toHaveURL(/M3$/);
});

test("a machine whose clock is wrong by a day shows the same time used", async ({ seat }) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  await gm.addInitScript(() => {
    const right = Date.now.bind(Date);
    Date.now = () => right() + 86_400_000;
  });
  for (const page of [facilitator, gm]) await page.goto("/meetings/2021-02");
  await begin(facilitator);
  const seconds = async (page: Page) => {
    const [minutes, rest] = (await page.getByRole("timer").innerText()).split(":").map(Number);
    return (minutes ?? NaN) * 60 + (rest ?? NaN);
  };
  await expect(gm.getByRole("timer")).toBeVisible();
  expect(await gm.evaluate(() => Date.now() - performance.timeOrigin)).toBeGreaterThan(86_000_000);
  await expect.poll(() => seconds(gm)).toBeGreaterThan(0);
  await expect
    .poll(async () => Math.abs((await seconds(gm)) - (await seconds(facilitator))))
    .toBeLessThanOrEqual(2);
});

test("a number that waited while somebody else entered a newer one does not undo it", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  const facilitator = await seat("企管专员");
  for (const page of [sales, facilitator]) await page.goto(M3);
  await isSaved(sales);
  await isSaved(facilitator);
  await sales.route("**/commands/enter-actual", (route) => route.abort());
  await figure(sales).fill("150");
  await expect(sales.getByText(/还没有送到服务器/)).toBeVisible();
  await figure(facilitator).fill("190");
  await figure(facilitator).press("Enter");
  await expect(agendaLight(sales, "M3")).toContainText("绿灯");
  await sales.unroute("**/commands/enter-actual");
  await expect(sales.getByText("在此期间，企管专员已把它改为 190。")).toBeVisible();
  await expect(figure(sales)).toHaveValue("150");
  await expect(agendaLight(facilitator, "M3")).toContainText("绿灯");
  await sales.getByRole("button", { name: "仍用我的 150" }).click();
  await expect(figure(facilitator)).toHaveValue("150");
  await expect(agendaLight(facilitator, "M3")).toContainText("红灯");
});

test("a link on a page takes the room along for the leader, and is a way of one's own for others", async ({
  seat,
}) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  for (const page of [facilitator, gm]) await page.goto("/meetings/2021-02");
  await begin(facilitator);
  await expect(gm.getByText("企管专员主持")).toBeVisible();

  await facilitator.getByRole("main").getByRole("link", { name: /^M7/ }).first().click();
  await expect(gm).toHaveURL(/departments\/sales\/M7$/);
  await facilitator.goBack();
  await expect(gm).toHaveURL(/overview$/);

  await gm.getByRole("main").getByRole("link", { name: /^M1 / }).first().click();
  await expect(gm.getByText("会议在：")).toBeVisible();
  await expect(facilitator.getByText("1 人在看别处")).toBeVisible();
  await facilitator.goto("/meetings/2021-02/agenda");
  await facilitator.getByRole("button", { name: /^下一页/ }).click();
  await expect(facilitator).toHaveURL(/departments\/finance$/);
  await expect(gm).toHaveURL(/departments\/finance\/M1$/);
  await gm
    .getByRole("navigation", { name: "议程" })
    .getByRole("link", { name: /综合部/ })
    .click();
  await gm.getByRole("button", { name: "回到会议" }).click();
  await expect(gm).toHaveURL(/departments\/finance$/);
});

test("words that wait outlive their page: another page cannot be fetched, and nothing is lost", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  const gm = await seat("总经理");
  await gm.goto(M3);
  let away = false;
  const sockets: WebSocketRoute[] = [];
  await sales.routeWebSocket(/\/rooms\//, (socket) => {
    if (away) return void socket.close({ code: 4500 });
    socket.connectToServer();
    sockets.push(socket);
  });
  await sales.goto(M3);
  await isSaved(sales);
  away = true;
  for (const socket of sockets) await socket.close({ code: 4500 });
  await sales.route("**/meetings/**", (route) => (away ? route.abort() : route.continue()));
  await typeAtEnd(sales, "断线时写下的");
  await isKept(sales);
  const agenda = sales.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /^红灯 M7/ }).click();
  await expect(sales.getByText("暂时连不上服务器")).toBeVisible();
  await isKept(sales);

  away = false;
  await expect(sales).toHaveURL(/M7$/);
  await expect(sales.getByRole("heading", { level: 1, name: /^M7/ })).toBeVisible();
  await expect(firstProblem(gm)).toHaveValue(/断线时写下的$/);
});

test("the overview counts what is worse and better than last month, as it is now", async ({
  seat,
}) => {
  const gm = await seat("总经理");
  await gm.goto("/meetings/2021-02/overview");
  await expect(gm.getByText("较上月 19 项指标转差，5 项转好")).toBeVisible();
  const clerk = await seat("销售内勤");
  await clerk.goto(M3);
  await figure(clerk).fill("190");
  await expect(gm.getByText("较上月 18 项指标转差，5 项转好")).toBeVisible();
});
