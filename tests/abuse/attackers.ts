/** Attacks the product until told to stop: in a process of its own, so that only the server is slow. */
import { once } from "node:events";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { decodeServerMessage, encodeMessage } from "~/protocol/messages";
import { seededRandom } from "../server/rooms/support/seeded-random";
import { hostileForms, hostilePictures, statusOf, type Request } from "./requests";
import { makeVolleys, type Volley } from "./volleys";

/** Whom to attack, and as whom. */
export interface Target {
  readonly url: string;
  readonly cookie: string;
  readonly room: string;
  /** A page of that room's sheet. */
  readonly page: string;
  readonly seed: number;
}

/** What an attack came to. */
export interface Toll {
  /** Frames or requests that were sent. */
  readonly sent: number;
  /** Ends that were not to be expected, each in words. */
  readonly surprises: readonly string[];
}

/** See the file's header. */
export class Attackers {
  private isEnough = false;

  private constructor(
    private readonly target: Target,
    private readonly volleys: Readonly<Record<string, readonly Volley[]>>,
    private readonly requests: Readonly<Record<string, readonly Request[]>>,
  ) {}

  /** Makes everything that will be sent. */
  static async arm(target: Target): Promise<Attackers> {
    const requests = { forms: hostileForms(target), pictures: await hostilePictures(target) };
    return new Attackers(target, makeVolleys(seededRandom(target.seed)), requests);
  }

  /** Attacks in one way, each thing once at least, then again until it is enough. */
  async attack(kind: string): Promise<Toll> {
    this.isEnough = false;
    const surprises = new Set<string>();
    const ways = this.waysOf(kind);
    let sent = 0;
    do {
      for (const way of ways) {
        const { count, surprise } = await way();
        sent += count;
        if (surprise !== null) surprises.add(`${kind}: ${surprise}`);
      }
    } while (!this.isEnough);
    return { sent, surprises: [...surprises] };
  }

  /** Ends the attack that is going on, after what it is sending. */
  enough(): void {
    this.isEnough = true;
  }

  private waysOf(kind: string): (() => Promise<{ count: number; surprise: string | null }>)[] {
    if (kind === "compressed bomb") return [() => this.sendBomb()];
    const requests = this.requests[kind];
    if (requests) return requests.map((request) => () => this.ask(request));
    const volleys = this.volleys[kind];
    if (!volleys) throw new Error(`no attack is called ${kind}`);
    return volleys.map((volley) => () => this.fire(volley));
  }

  private async fire({ frames, ends }: Volley) {
    const socket = await this.opened();
    for (const frame of frames) socket.send(frame);
    // All of it has been read when the number behind it is answered.
    const end = await endOf(socket);
    const surprise = ends.includes(end) ? null : `ended with ${end}`;
    return { count: frames.length, surprise };
  }

  /** Offers compression, as browsers do, and sends a compressed frame though it was not agreed on. */
  private async sendBomb() {
    const socket = await this.opened();
    const agreed = socket.extensions;
    // Final, compressed, binary; masked with zeros; the first bytes of a bomb.
    socketOf(socket).write(Buffer.from([0xc2, 0x84, 0, 0, 0, 0, 0xec, 0xc1, 0x01, 0x01]));
    const end = await endOf(socket);
    const isRefused = agreed === "" && end === 1002;
    return { count: 1, surprise: isRefused ? null : `agreed on "${agreed}", ended with ${end}` };
  }

  private async ask(request: Request) {
    const status = await statusOf(this.target, request);
    const isRefused = status === null || (status >= 400 && status < 500);
    const surprise = isRefused ? null : `${request[0].slice(0, 60)} got ${status}`;
    return { count: 1, surprise };
  }

  private async opened(): Promise<WebSocket> {
    const { url, room, cookie } = this.target;
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/rooms/${room}`, {
      headers: { cookie, origin: url },
    });
    socket.on("error", () => undefined);
    await once(socket, "open");
    return socket;
  }
}

/** The code with which a connection is ended; null when it goes on after all that was sent. */
async function endOf(socket: WebSocket): Promise<number | null> {
  const end = await new Promise<number | null>((resolve) => {
    socket.once("close", (code) => resolve(code));
    socket.on("message", (data: Buffer) => {
      const decoded = decodeServerMessage(new Uint8Array(data));
      if (decoded.ok && decoded.value.type === "saved") resolve(null);
    });
    socket.send(encodeMessage({ type: "submitted", seq: 1 }));
  });
  socket.terminate();
  return end;
}

/** The connection under a websocket, to write what the library would not. */
function socketOf(socket: WebSocket): Socket {
  const { _socket: connection } = socket as unknown as { _socket: Socket };
  return connection;
}
