import { expect, type Locator, type Page } from "@playwright/test";

/** A page of the sample meeting that has problems, an actual and improvement measures. */
export const M3 = "/meetings/2021-02/departments/sales/M3";

/** The first problem of the page that a person is on. */
export function firstProblem(page: Page) {
  return page.getByRole("textbox", { name: /^问题/ }).first();
}

/**
 * Waits until one of some fields holds just these words. What a field holds is not in its content, by
 * which locators filter.
 */
export async function isInOneOf(fields: Locator, words: string): Promise<void> {
  const held = () =>
    fields.evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value));
  await expect.poll(held).toContain(words);
}

/** The light of M3 in the agenda, as its word. */
export function agendaLight(page: Page, code: string) {
  return page
    .getByRole("navigation", { name: "议程" })
    .getByRole("link", { name: new RegExp(`${code} `) });
}

/** The number field of the month under review. */
export function figure(page: Page) {
  return page.getByRole("textbox", { name: /2月.*实际值/ });
}

/** Types character by character, as a person does, at the end of the field. */
export async function typeAtEnd(page: Page, words: string): Promise<void> {
  const field = firstProblem(page);
  await field.click();
  await field.press("Control+End");
  await field.pressSequentially(words, { delay: 15 });
}

/**
 * Begins the meeting of the page that a person is on, and waits until they lead it: what they click
 * before that is a way of their own.
 */
export async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "开始会议" }).click();
  await expect(page.getByRole("button", { name: "交出主持" })).toBeVisible();
}

/** Waits until a measure's or a plan's page is shown: its address comes before it does. */
export async function isOn(page: Page, code: string): Promise<void> {
  const heading = page.getByRole("heading", { level: 1, name: new RegExp(`^${code}\\b`) });
  await expect(heading).toBeVisible();
}

/** Waits until the top bar says that everything is on disk. */
export async function isSaved(page: Page): Promise<void> {
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
}

/** Waits until the top bar says that what cannot be sent is kept in this browser. */
export async function isKept(page: Page): Promise<void> {
  await expect(page.getByText("已保存在本机，联网后自动提交", { exact: true })).toBeVisible();
}
