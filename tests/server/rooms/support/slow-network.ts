import { WebSocket } from "ws";

/**
 * A websocket over which every message takes a random time in both directions, each direction in
 * its order, as TCP keeps it. What different peers send therefore arrives in ever different orders.
 *
 * @param random from 0 up to 1
 * @param maxDelayMs the longest that one message is held up
 */
export function slowNetwork(random: () => number, maxDelayMs: number): typeof WebSocket {
  const delay = () => new Promise((resolve) => setTimeout(resolve, random() * maxDelayMs));
  return class SlowSocket extends WebSocket {
    private outgoing: Promise<unknown> = Promise.resolve();
    private incoming: Promise<unknown> = Promise.resolve();

    override send(data: Uint8Array): void {
      this.outgoing = this.outgoing.then(delay).then(() => {
        if (this.readyState === WebSocket.OPEN) super.send(data);
      });
    }

    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event !== "message" && event !== "close") return super.emit(event, ...args);
      this.incoming = this.incoming.then(delay).then(() => super.emit(event, ...args));
      return true;
    }
  };
}
