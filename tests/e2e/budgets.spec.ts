import { SCRIPT_BUDGETS } from "./support/budgets";
import { firstScripts, weightOf } from "./support/first-scripts";
import { expect, test } from "./support/meeting-test";

for (const { name, path, kB } of SCRIPT_BUDGETS) {
  test(`${name}: at most ${kB} kB of script until it is shown and alive`, async ({ seat }) => {
    const page = await seat("企管专员");
    const scripts = await firstScripts(page, path);
    const heaviest = scripts.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12);
    const told = heaviest.map((each) => `${each.bytes} ${each.path}`).join("\n");
    expect(weightOf(scripts), `the heaviest of ${scripts.length}:\n${told}`).toBeLessThanOrEqual(
      kB,
    );
  });
}

test("a page is alive with these scripts alone", async ({ seat }) => {
  const path = "/meetings/2021-02/overview";
  const page = await seat("企管专员");
  const first = new Set((await firstScripts(page, path)).map((script) => script.path));
  const errors: unknown[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.route("**/assets/*.js", (route) =>
    first.has(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  );
  await page.goto(path);
  await page.getByRole("button", { name: "表" }).click();
  await expect(page.getByRole("columnheader").first()).toBeVisible();
  expect(errors).toEqual([]);
});
