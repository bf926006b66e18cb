/**
 * A proxy on loopback between browsers and the server, which does to their websockets what office
 * Wi-Fi does: it delays, throttles, cuts, closes one direction, or lets both ends believe in a
 * connection that is none. It forwards whole frames, so that it can also bring one twice: TCP itself
 * never does, but a middlebox that replays does.
 */
import { once } from "node:events";
import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What the proxy does to every frame. */
export type Weather = {
  /** The longest that a frame is held up, ms. */
  readonly delayMs: number;
  /** Bytes a second in each direction of a connection. */
  readonly bytesPerSecond: number;
  /** How many of the frames with a message in them come twice, from 0 to 1. */
  readonly twice: number;
};

/** Nothing is done to anything. */
export const FAIR: Weather = { delayMs: 0, bytesPerSecond: Infinity, twice: 0 };

/** See the file's header. */
export type FlakyProxy = {
  /** `ws://…`, without a path. */
  readonly origin: string;
  weather: Weather;
  /** Whether connections are refused: the server is down. */
  down: boolean;
  /** When connections were asked for so far, and whether they were let through, ms. */
  readonly attempts: readonly { at: number; through: boolean }[];
  /** Tears every connection down, or the oldest only. */
  cut(which?: "all" | "oldest"): void;
  /** Closes one direction of every connection, towards the browsers or towards the server. */
  halfClose(towards: "browser" | "server"): void;
  /** From now on nothing goes through the present connections, and nobody is told: half-open. */
  swallow(): void;
};

type Link = { browser: Socket; server: Socket; swallowed: boolean };

/**
 * Starts a proxy; stopped when the test has finished.
 *
 * @param target `ws://…`, where it leads to
 * @param random from 0 up to 1
 */
export async function startFlakyProxy(target: string, random: () => number): Promise<FlakyProxy> {
  const links = new Set<Link>();
  const attempts: { at: number; through: boolean }[] = [];
  const { hostname, port } = new URL(target);
  const listener = createServer({ allowHalfOpen: true }, (browser) => {
    attempts.push({ at: performance.now(), through: !proxy.down });
    if (proxy.down) return void browser.resetAndDestroy();
    const server = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const link: Link = { browser, server, swallowed: false };
    links.add(link);
    forward(link, browser, server);
    forward(link, server, browser);
  });

  const forward = (link: Link, from: Socket, to: Socket) => {
    const frames = new FrameSplitter();
    let queue: Promise<unknown> = Promise.resolve();
    const inTurn = (act: () => void, heldUpMs = 0) => {
      queue = queue
        .then(() => (heldUpMs > 0 ? aWhile(heldUpMs) : undefined))
        .then(() => !link.swallowed && act());
    };
    from.on("data", (bytes) => {
      for (const { frame, isMessage } of frames.split(bytes)) {
        const { delayMs, bytesPerSecond, twice } = proxy.weather;
        const copies = isMessage && random() < twice ? 2 : 1;
        for (let copy = 0; copy < copies; copy += 1) {
          const heldUpMs = random() * delayMs + (frame.byteLength / bytesPerSecond) * 1_000;
          inTurn(() => to.writable && to.write(frame), heldUpMs);
        }
      }
    });
    from.on("end", () => inTurn(() => to.end()));
    from.on("error", () => inTurn(() => to.destroy()));
    from.on("close", () => {
      inTurn(() => to.end());
      if (to.destroyed) links.delete(link);
    });
  };

  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const proxy: FlakyProxy = {
    origin: `ws://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    weather: FAIR,
    down: false,
    attempts,
    cut(which = "all") {
      for (const { browser, server } of which === "all" ? links : [...links].slice(0, 1)) {
        browser.destroy();
        server.destroy();
      }
    },
    halfClose(towards) {
      for (const link of links) link[towards].end();
    },
    swallow() {
      for (const link of links) link.swallowed = true;
    },
  };
  onTestFinished(() => {
    proxy.cut();
    listener.close();
  });
  return proxy;
}

const realTimeout = setTimeout;
const aWhile = (ms: number) => new Promise((resolve) => realTimeout(resolve, ms));

/** Cuts a direction's bytes into the head of the upgrade and the websocket frames after it. */
class FrameSplitter {
  private rest = Buffer.alloc(0);
  private isHead = true;

  split(bytes: Buffer): { frame: Buffer; isMessage: boolean }[] {
    this.rest = Buffer.concat([this.rest, bytes]);
    const found: { frame: Buffer; isMessage: boolean }[] = [];
    for (let size = this.nextSize(); size !== null; size = this.nextSize()) {
      const frame = this.rest.subarray(0, size);
      // Text and binary frames; pings, pongs and the close come once.
      const isMessage = !this.isHead && [1, 2].includes((frame[0] ?? 0) & 0x0f);
      found.push({ frame, isMessage });
      this.rest = this.rest.subarray(size);
      this.isHead = false;
    }
    return found;
  }

  /** The size of the piece that comes next; null when it is not whole yet. */
  private nextSize(): number | null {
    const size = this.isHead ? this.headSize() : frameSize(this.rest);
    return size === null || size > this.rest.byteLength ? null : size;
  }

  private headSize(): number | null {
    const end = this.rest.indexOf("\r\n\r\n");
    return end < 0 ? null : end + 4;
  }
}

/** The size of the websocket frame that begins here (RFC 6455, 5.2), null as long as it is unknown. */
function frameSize(bytes: Buffer): number | null {
  if (bytes.byteLength < 2) return null;
  const second = bytes.readUInt8(1);
  const mask = second & 0x80 ? 4 : 0;
  const short = second & 0x7f;
  if (short < 126) return 2 + mask + short;
  const wide = short === 126 ? 2 : 8;
  if (bytes.byteLength < 2 + wide) return null;
  const length = wide === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return 2 + wide + mask + length;
}
