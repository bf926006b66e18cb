import { decodeServerMessage } from "~/protocol/messages";
import { liangdengDialect } from "./liangdeng-dialect";
import type { Place } from "./place";
import { Wire } from "./wire";

/** When a change was seen, milliseconds after it was begun. */
export type Seen = {
  /** By the first screen. */
  readonly first: number;
  /** By the last one: what lies between is the time of the screens, which share one process. */
  readonly last: number;
};

/** Screens in a meeting's room, which are told of lights. */
export class LightScreens {
  private readonly screens: Wire[] = [];
  private waiting = new Set<number>();
  private first = 0;
  private lit: (at: number) => void = () => undefined;

  /** @param place the meeting's room */
  async join(place: Place, screens: number): Promise<void> {
    const address = liangdengDialect.address(place.base, place.room);
    for (let screen = 0; screen < screens; screen += 1) {
      const wire = new Wire(address, place.headers, {
        message: (message) => this.hear(screen, message),
        gone: () => undefined,
      });
      await wire.open();
      this.screens.push(wire);
    }
  }

  /** Does something that changes a light. @returns when the screens had the new values */
  async until(change: () => Promise<void>): Promise<Seen> {
    this.waiting = new Set(this.screens.keys());
    const lit = new Promise<number>((resolve) => (this.lit = resolve));
    const began = performance.now();
    await change();
    const last = (await lit) - began;
    return { first: this.first - began, last };
  }

  leave(): void {
    for (const screen of this.screens) screen.terminate();
  }

  private hear(screen: number, bytes: Uint8Array): void {
    const message = decodeServerMessage(bytes);
    if (!message.ok || message.value.type !== "live" || message.value.whole) return;
    if (this.waiting.size === this.screens.length) this.first = performance.now();
    if (this.waiting.delete(screen) && this.waiting.size === 0) this.lit(performance.now());
  }
}
