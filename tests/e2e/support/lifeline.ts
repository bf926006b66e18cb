import type { Page, WebSocketRoute } from "@playwright/test";

/** The websockets of one page, which a test can cut and join again: a cable that is pulled out. */
export interface Lifeline {
  cut(): Promise<void>;
  join(): void;
}

/** Takes hold of a page's websockets; to be called before the page opens any. */
export async function lifelineOf(page: Page): Promise<Lifeline> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/\/rooms\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 1001 });
      return;
    }
    socket.connectToServer();
    open.add(socket);
  });
  return {
    async cut() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 1001 })));
      open.clear();
    },
    join() {
      isCut = false;
    },
  };
}
