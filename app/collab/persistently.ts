/** How long to wait before a file is asked for again, and how much longer at most: not all at once. */
const PAUSE_MS = 2_000;
const JITTER_MS = 1_000;
const TOO_MANY_REQUESTS = 429;

const fetched = new Map<string, Promise<void>>();

/**
 * Loads a part of the product's code when its files are here, asked for again and again while the
 * network or the server is away. A module that was imported and did not come is remembered as missing by some
 * browsers (Chromium 150) until the page is loaded anew; a file is fetched as often as it is asked for,
 * and imported from the browser's cache then.
 *
 * The bundle puts this around each `import()` of our own, see `server/bundle/fetched-first`.
 *
 * @param load imports the part
 * @param files the addresses of its module and of all that this imports
 * @throws what the import throws, when a file is not the server's any more
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

/** @returns when the file is here, or the server says that there is none: that is the import's to say */
async function fetchUntilHere(file: string): Promise<void> {
  for (;;) {
    const status = await fetchIt(file);
    if (status !== null && status < 500 && status !== TOO_MANY_REQUESTS) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS + Math.random() * JITTER_MS));
  }
}

/** @returns the answer's status; null while the network is away */
async function fetchIt(file: string): Promise<number | null> {
  try {
    const answer = await fetch(file);
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
