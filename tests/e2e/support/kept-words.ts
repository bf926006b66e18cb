import type { Page } from "@playwright/test";

/** How many rooms' unsaved words the browser keeps, whoever's they are. */
export function keptWords(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const request = indexedDB.open("liangdeng", 1);
    await new Promise((resolve) => request.addEventListener("success", resolve));
    const counting = request.result.transaction("words").objectStore("words").count();
    await new Promise((resolve) => counting.addEventListener("success", resolve));
    request.result.close();
    return counting.result;
  });
}
