/** How long to wait before a file is asked for again, ms. */
const PAUSE = 2_000;

const fetched = new Map<string, Promise<void>>();

/**
 * Loads a part of the product's code when its files are here, asked for again and again while the
 * network is away. A module that was imported and did not come is remembered as missing by some
 * browsers (Chromium 150) until the page is loaded anew; a file is fetched as often as it is asked for,
 * and imported from the browser's cache then.
 *
 * The bundle puts this around each `import()`, see `vite.config.ts`.
 *
 * @param load imports the part
 * @param files the addresses of its module and of all that this imports
 */
export async function persistently<T>(
  load: () => Promise<T>,
  files: readonly string[],
): Promise<T> {
  await Promise.all(files.map(fetchOnce));
  return load();
}

function fetchOnce(file: string): Promise<void> {
  const known = fetched.get(file);
  if (known) return known;
  const isNamed = document.querySelector(`link[href="${CSS.escape(file)}"]`) !== null;
  const coming = isNamed ? Promise.resolve() : fetchUntilHere(file);
  fetched.set(file, coming);
  return coming;
}

async function fetchUntilHere(file: string): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(file);
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // The network is away.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
