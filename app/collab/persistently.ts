/** How long to wait before trying again, ms. */
const PAUSE = 2_000;

/**
 * Loads a part of the product's code, again and again while the network is away. A browser that keeps
 * the failure of a module (Chromium 150 does) has it when the page is loaded anew.
 */
export async function persistently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
