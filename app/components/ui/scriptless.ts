import { useMatches } from "@remix-run/react";

/** What a route exports as its `handle` when its page is to be read and printed without any script. */
export const scriptlessPage = { scriptless: true } as const;

/** Whether the page shown is one that no script is sent with: its links and forms are the browser's. */
export function useScriptless(): boolean {
  return useMatches().some(({ handle }) => handle === scriptlessPage);
}
