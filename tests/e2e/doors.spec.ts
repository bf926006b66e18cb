import { once } from "node:events";
import { connect } from "node:net";
import { WebSocket } from "ws";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/meeting-test";

/** The Cookie header that this page's browser would send. */
async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Opens a websocket as a browser would and tells how it ended: a close code, or an HTTP status. */
async function knock(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(url.replace(/^http/, "ws"), { headers });
  socket.on("error", () => undefined);
  const refused = once(socket, "unexpected-response").then(
    ([, response]: { statusCode: number }[]) => response?.statusCode ?? 0,
  );
  const closed = once(socket, "close").then(([code]: number[]) => code ?? 0);
  const ended = await Promise.race([refused, closed]);
  socket.terminate();
  return ended;
}

test("a command from a foreign page, or without an origin, is refused", async ({
  seat,
  product,
}) => {
  const page = await seat("企管专员");
  const cookie = await cookieOf(page);
  const send = (headers: Record<string, string>) =>
    fetch(`${product.url}/commands/open-meeting`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", ...headers },
      body: JSON.stringify({ month: "2021-04" }),
    }).then((answer) => answer.status);
  expect(await send({ origin: "https://elsewhere.example" })).toBe(403);
  expect(await send({ origin: "null" })).toBe(403);
  expect(await send({})).toBe(403);
  expect(await send({ origin: product.url })).toBe(200);
});

test("a room is entered only from our own pages, signed in, and by its real name", async ({
  seat,
  product,
}) => {
  const page = await seat("销售部经理");
  const cookie = await cookieOf(page);
  const origin = product.url;
  const room = `${product.url}/rooms/meeting/nothing-like-this`;
  expect(await knock(room, { cookie, origin: "https://elsewhere.example" })).toBe(403);
  expect(await knock(room, { origin })).toBe(4401);
  expect(await knock(room, { cookie, origin })).toBe(4404);
  expect(await knock(`${product.url}/rooms/sheet/..%2F..`, { cookie, origin })).toBe(4404);
});

test("no request to open a room, however malformed or cut off, ends the server", async ({
  product,
}) => {
  const { port } = new URL(product.url);
  const ask = async (target: string, headers: string) => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write(
      `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${headers}\r\n`,
    );
    // Gone before the answer can be written: the server meets a reset.
    socket.resetAndDestroy();
  };
  for (const target of ["//", "/", "/rooms/%", "/rooms/meeting/x", "http://["]) {
    await ask(target, "");
    await ask(target, `Origin: ${product.url}\r\n`);
  }
  await expect
    .poll(() => fetch(`${product.url}/healthz`).then((answer) => answer.status))
    .toBe(200);
});

test("an address that leads nowhere says what to do", async ({ seat }) => {
  const page = await seat("销售部经理");
  await page.goto("/meetings/2021-13");
  await expect(page.getByText("没有 2021-13 的回顾会")).toBeVisible();
  await page.goto("/meetings/2019-01/overview");
  await expect(page.getByText("没有 2019-01 的回顾会")).toBeVisible();
  await page.goto("/meetings/2021-02/departments/nowhere/M3");
  await expect(page.getByText("没有“nowhere”这个部门")).toBeVisible();
  await page.goto("/meetings/2021-02/departments/sales/M99");
  await expect(page.getByText("没有“M99”这一页")).toBeVisible();
});

test("a role's limits hold on the server, whatever the page offers", async ({ seat, product }) => {
  const page = await seat("集团观察员");
  const refused = await page.evaluate(async () => {
    const send = async (name: string, input: unknown) => {
      const answer = await fetch(`/commands/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
      });
      return [answer.status, (await answer.json()) as unknown];
    };
    return [
      await send("open-meeting", { month: "2021-04" }),
      await send("save-company", { name: "x", greyCountsAsWorst: true }),
      await send("no-such-command", {}),
      await send("open-meeting", { month: 4 }),
    ];
  });
  expect(refused).toEqual([
    [403, { ok: false, error: "forbidden" }],
    [403, { ok: false, error: "forbidden" }],
    [404, { ok: false, error: "unknown-command" }],
    [422, { ok: false, error: "bad-input", field: "month" }],
  ]);
  await page.goto(`${product.url}/people`);
  await expect(page.getByText("您没有查看这一页的权限")).toBeVisible();
});

test("the language is chosen once and stays", async ({ seat }) => {
  const page = await seat("总经理");
  await page.goto("/meetings/2021-02/overview");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview, Feb 2021" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Overview, Feb 2021" })).toBeVisible();
});

test("a long Chinese page arrives without broken characters", async ({ seat }) => {
  const page = await seat("售后部经理");
  for (const path of ["sales/M3", "aftersales/M15", "marketing/K1"]) {
    const answer = await page.request.get(`/meetings/2021-02/departments/${path}`);
    const html = await answer.text();
    expect(html).not.toContain("\u0000");
    expect(html).not.toContain("\ufffd");
  }
});
