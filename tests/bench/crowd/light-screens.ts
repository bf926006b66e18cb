import { once } from "node:events";
import { WebSocket } from "ws";
import { decodeServerMessage } from "~/protocol/messages";
import { liangdengDialect } from "./liangdeng-dialect";
import type { Place } from "./place";

/** Screens in a meeting's room, which are told of lights. */
export class LightScreens {
  private readonly sockets: WebSocket[] = [];
  private waiting = new Set<WebSocket>();
  private lit: (at: number) => void = () => undefined;

  /** @param place the meeting's room */
  async join(place: Place, screens: number): Promise<void> {
    for (let screen = 0; screen < screens; screen += 1) {
      const { headers } = place;
      const socket = new WebSocket(liangdengDialect.address(place.base, place.room), { headers });
      await once(socket, "open");
      socket.on("message", (frame: Buffer) => this.hear(socket, frame));
      this.sockets.push(socket);
    }
  }

  /** Does something that changes a light. @returns ms until the last screen had the new values */
  async until(change: () => Promise<void>): Promise<number> {
    this.waiting = new Set(this.sockets);
    const last = new Promise<number>((resolve) => (this.lit = resolve));
    const began = performance.now();
    await change();
    return (await last) - began;
  }

  leave(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  private hear(socket: WebSocket, frame: Buffer): void {
    const message = decodeServerMessage(frame);
    if (!message.ok || message.value.type !== "live" || message.value.whole) return;
    if (this.waiting.delete(socket) && this.waiting.size === 0) this.lit(performance.now());
  }
}
