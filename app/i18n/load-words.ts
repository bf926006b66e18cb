import type { Words } from "./zh-CN";

/** Loads one language's dictionary as a file of its own; anything but "en" is Chinese. */
export async function loadWords(language: string): Promise<Words> {
  if (language === "en") return (await import("./en")).en;
  return (await import("./zh-CN")).zhCN;
}
