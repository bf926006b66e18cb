import type { Page } from "@playwright/test";
import { SCRIPT_BUDGETS } from "./support/budgets";
import { firstScripts, weightOf } from "./support/first-scripts";
import { isSaved } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

const OVERVIEW = "/meetings/2021-02/overview";
const DEPARTMENT = "/meetings/2021-02/departments/sales/M3";
const PHONE = { width: 390, height: 844 };

for (const { name, path, kB } of SCRIPT_BUDGETS) {
  test(`${name}: at most ${kB} kB of script until it is shown and its frame alive`, async ({
    seat,
  }) => {
    const page = await seat("企管专员");
    const scripts = await firstScripts(page, path);
    const heaviest = scripts.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12);
    const told = heaviest.map((each) => `${each.bytes} ${each.path}`).join("\n");
    expect(weightOf(scripts), `the heaviest of ${scripts.length}:\n${told}`).toBeLessThanOrEqual(
      kB,
    );
  });
}

test("a department's page asks for few files by itself: on a slow line each costs a way there and back", async ({
  seat,
}) => {
  const page = await seat("企管专员");
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(DEPARTMENT);
  await isSaved(page);
  await page.waitForLoadState("networkidle");
  const scripts = [...asked].filter((path) => path.endsWith(".js"));
  expect(scripts.length, scripts.join("\n")).toBeLessThanOrEqual(64);
});

for (const path of [OVERVIEW, DEPARTMENT]) {
  test(`${path} is readable and its frame alive with these scripts alone`, async ({ seat }) => {
    const { page, errors } = await seatBefore(seat, path);
    const read = await page.locator("main").innerText();
    await page.setViewportSize(PHONE);
    const agenda = page.getByRole("button", { name: "议程", exact: true });
    await expect(agenda).not.toHaveAttribute("aria-current", "true");
    await agenda.click();
    await expect(agenda).toHaveAttribute("aria-current", "true");
    await agenda.click();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.locator("main").innerText()).toBe(read);
    expect(errors).toEqual([]);
  });
}

test("what comes behind the frame comes alive in its place, and does what was clicked meanwhile", async ({
  seat,
}) => {
  const { page, errors, release } = await seatBefore(seat, OVERVIEW);
  const heading = await page.getByRole("heading", { level: 1 }).first().elementHandle();
  await page.getByRole("button", { name: "表" }).click();
  await expect(page.getByRole("columnheader")).toHaveCount(0);
  release();
  await expect(page.getByRole("columnheader").first()).toBeVisible();
  expect(await heading?.evaluate((element) => element.isConnected)).toBe(true);
  expect(errors).toEqual([]);
});

test("what is typed into a field that is not alive yet is there when it is, and can be sent", async ({
  seat,
}) => {
  const { page, errors, release } = await seatBefore(seat, DEPARTMENT);
  const field = page.locator("#questions").getByRole("textbox").first();
  await field.pressSequentially("为什么只有一半");
  release();
  const send = page.locator("#questions").getByRole("button", { name: "评论", exact: true });
  await expect(send).toBeEnabled();
  await expect(field).toHaveValue("为什么只有一半");
  await expect(field).toBeFocused();
  await send.click();
  const said = page.locator("#questions").getByRole("article").getByText("为什么只有一半");
  await expect(said).toBeVisible();
  expect(errors).toEqual([]);
});

test("a form that is sent the moment it is alive is sent with what was filled in before", async ({
  seat,
}) => {
  const page = await seat("企管专员");
  await page.addInitScript(() => {
    const field = () => document.querySelector<HTMLInputElement>('input[type="month"]');
    const isAlive = (element: Element) =>
      Object.keys(element).some((key) => key.startsWith("__reactProps$"));
    const send = (month: HTMLInputElement) => {
      if (isAlive(month)) month.form?.querySelector("button")?.click();
      else setTimeout(send, 0, month);
    };
    const fill = () => {
      const month = field();
      if (!month) return void setTimeout(fill, 0);
      if (isAlive(month)) throw new Error("too late");
      month.value = "2031-02";
      month.dispatchEvent(new Event("input", { bubbles: true }));
      send(month);
    };
    if (location.pathname === "/") fill();
  });
  await page.evaluate(() => location.assign("/"));
  await page.waitForURL("**/agenda");
  expect(page.url()).toContain("/meetings/2031-02/");
});

test("what is chosen from a list that is not alive yet counts when it is", async ({ seat }) => {
  const { page, errors, release } = await seatBefore(seat, "/meetings/2021-02/questions");
  const departments = page.getByRole("main").getByRole("combobox").first();
  await departments.selectOption({ index: 1 });
  const chosen = await departments.inputValue();
  release();
  await expect(page).toHaveURL(new RegExp(`=${chosen}`));
  await expect(departments).toHaveValue(chosen);
  expect(errors).toEqual([]);
});

/** Somebody before a page whose other scripts than the first ones come on `release`. */
async function seatBefore(seat: (name: string) => Promise<Page>, path: string) {
  const page = await seat("企管专员");
  const first = new Set((await firstScripts(page, path)).map((script) => script.path));
  const errors: unknown[] = [];
  page.on("pageerror", (error) => errors.push(error));
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/assets/*.js", async (route) => {
    if (!first.has(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  // Not `goto`, which waits until all of it is alive.
  await page.evaluate((to) => location.assign(to), path);
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((key) => key.startsWith("__reactFiber"));
  });
  return { page, errors, release };
}
