import type { Page } from "@playwright/test";
import sharp from "sharp";
import { isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** What every answer says to a browser, whatever it is an answer to. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Uploads a picture and finds the address that the page shows it by. */
async function pictureOn(page: Page): Promise<string> {
  const create = { width: 32, height: 18, channels: 3 as const, background: "#dce8dc" };
  const picture = await sharp({ create }).png().toBuffer();
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, picture.toString("base64"));
  return (await page.getByRole("img", { name: "图片 1" }).getAttribute("src")) ?? "";
}

test("every kind of answer keeps scripts, frames and guesses of its type out", async ({
  seat,
  product,
}) => {
  const sales = await seat("销售部经理");
  await sales.goto(M3);
  await isSaved(sales);
  const picture = await pictureOn(sales);
  const [asset = ""] = await sales
    .locator("link[rel=stylesheet]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const cookie = await cookieOf(sales);
  const admin = await cookieOf(await seat("企管专员"));
  const own = { cookie, origin: product.url };
  const json = { ...own, "content-type": "application/json" };
  const answers: [string, number, string, RequestInit?][] = [
    ["a page", 200, M3],
    ["a page's data", 200, `${M3}.data`],
    ["a page that there is not", 404, "/nowhere"],
    ["a page that is not for this person", 403, "/people"],
    ["the minutes", 200, "/meetings/2021-01/minutes"],
    ["a record to download", 200, "/meetings/2021-01/record.json"],
    ["an export", 200, "/audit.csv", { headers: { cookie: admin } }],
    ["a picture", 200, picture],
    ["a picture that there is not", 404, `${picture}0`],
    ["a code to join by", 200, "/meetings/2021-02/join.svg"],
    ["a calendar that there is not", 404, `/calendar/${"x".repeat(43)}.ics`],
    ["a file", 200, asset],
    ["the icon", 200, "/favicon.svg"],
    ["the state", 200, "/healthz"],
    ["a redirect", 302, "/sign-out"],
    [
      "a command that is refused",
      404,
      "/commands/none",
      { method: "POST", headers: json, body: "{}" },
    ],
    ["a command without a page of ours", 403, "/commands/none", { method: "POST", body: "{}" }],
    [
      "a command that is no JSON",
      415,
      "/commands/none",
      { method: "POST", headers: own, body: "{}" },
    ],
    ["a method that nothing has", 405, M3, { method: "DELETE", headers: own }],
    ["a form that is none", 415, "/theme", { method: "POST", headers: json, body: "{}" }],
    [
      "a body that is too large",
      413,
      "/commands/none",
      { method: "POST", headers: json, body: "x".repeat(2 * 1024 * 1024) },
    ],
  ];
  for (const [what, status, path, init] of answers) {
    const answer = await fetch(new URL(path, product.url), {
      redirect: "manual",
      headers: { cookie },
      ...init,
    });
    expect(answer.status, what).toBe(status);
    const said = Object.keys(ALWAYS).map((name) => [name, answer.headers.get(name)]);
    expect(Object.fromEntries(said), what).toEqual(ALWAYS);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy, what).toMatch(/^default-src '(self|none)'/);
    expect(policy, what).not.toContain("unsafe");
    expect(policy, what).toMatch(/frame-ancestors 'none'|sandbox/);
    const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
    expect(policy.startsWith("default-src 'self'"), what).toBe(isPage);
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts, what).toMatch(/^('self' 'nonce-[\w+/=-]{20,}')?$/);
    const kept = answer.headers.get("cache-control") ?? "";
    if (what === "a file") expect(kept).toContain("immutable");
    else if (status === 200) expect(kept, what).toMatch(/no-store|private, no-cache|max-age=3600/);
  }
});

test("two pages have no nonce in common", async ({ product }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await fetch(`${product.url}/`)).headers.get("content-security-policy")),
  );
  expect(policies[0]).toContain("'nonce-");
  expect(policies[0]).not.toBe(policies[1]);
});

test("behind TLS every cookie is for TLS alone and for no script, and browsers are told to stay there", async ({
  product,
}) => {
  await product.kill("SIGTERM");
  await product.start({ BEHIND_TLS: "1" });
  const post = (path: string, form: Record<string, string>) =>
    fetch(product.url + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin: product.url },
      body: new URLSearchParams(form),
    });
  const start = await (await fetch(product.url)).text();
  const [, seatOf = ""] = /name="seat" value="([^"]+)"/.exec(start) ?? [];
  const signedIn = await post("/sit-down", { seat: seatOf, to: "/\\elsewhere.example" });
  expect(signedIn.headers.get("location")).toBe("/");
  expect(signedIn.headers.get("strict-transport-security")).toContain("max-age=31536000");
  const cookies = [
    ...signedIn.headers.getSetCookie(),
    ...(
      await post("/theme", { theme: "dark", back: "//elsewhere.example" })
    ).headers.getSetCookie(),
    ...(await post("/language", { locale: "en", back: "/" })).headers.getSetCookie(),
  ];
  expect(cookies).toHaveLength(3);
  expect(cookies[0]).toMatch(/^__Host-liangdeng=/);
  for (const cookie of cookies) {
    for (const flag of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) {
      expect(cookie).toContain(`; ${flag}`);
    }
    expect(cookie).not.toContain("Domain");
  }
});
