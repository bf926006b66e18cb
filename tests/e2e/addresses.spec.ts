import { expect, test } from "./support/meeting-test";

for (const address of ["/nope", "/meetings/2021-02/nope", "/meetings/2031-02"]) {
  test(`${address} says what is wrong, by the demo's clock, without an error in the page`, async ({
    seat,
  }) => {
    const page = await seat("企管专员");
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      // The browser itself notes the page's own 404.
      const isOwn = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !isOwn) errors.push(message.text());
    });
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("这一页打不开");
    await expect(page.getByText("演示时钟：2021年3月5日")).toBeVisible();
    await page.getByRole("link", { name: "回到首页" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("您好");
    await expect(page.getByText("演示时钟：2021年3月5日")).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test("an address that only takes forms leads home, and signs nobody out", async ({ seat }) => {
  const page = await seat("企管专员");
  for (const address of ["/sign-out", "/sit-down", "/language", "/theme"]) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("企管专员，您好");
  }
  const command = await page.request.get("/commands/enter-actual");
  expect(command.status()).toBe(405);
  expect(command.headers()["allow"]).toBe("POST");
});
