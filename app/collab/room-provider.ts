import * as decoding from "lib0/decoding";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import {
  decodeAwarenessUpdate,
  encodeAwarenessUpdate as encodeEntries,
} from "~/protocol/awareness-update";
import { encodeMessage, MessageType } from "~/protocol/messages";
import { ROOM_PATH_PREFIX } from "~/protocol/read-room-name";
import { firstAttempt, reconnectDelay } from "./reconnect-delay";

/** Where a room is, and how to get there. */
export type ProviderAddress = {
  /** Origin of the server, `ws://…` or `wss://…`, without a path. */
  server: string;
  /** As `formatRoomName` writes it. */
  room: string;
  /** Default: the browser's. */
  WebSocket?: typeof WebSocket;
};

/**
 * The stock provider, not connected yet, which leaves to us what is sent.
 *
 * It would send every update the moment it is made, also before the server has the ones it builds
 * on, and would send everybody's presence back to the server that it came from. Its awareness would
 * renew itself, and drop whoever does not, by this machine's clock, which may jump by a day, and by
 * timers that sleep in a hidden tab: the server knows better who is gone.
 */
export function createProvider(address: ProviderAddress, doc: Y.Doc): WebsocketProvider {
  const { server, room, WebSocket: Socket } = address;
  const provider = new WebsocketProvider(server + ROOM_PATH_PREFIX, room, doc, {
    connect: false,
    // Between tabs of one browser words would be seen that are not on disk.
    disableBc: true,
    WebSocketPolyfill: Socket,
  });
  const { awareness, _updateHandler: sendUpdate, _awarenessUpdateHandler: sendPresence } = provider;
  const { _checkInterval: checkAge } = awareness;
  doc.off("update", sendUpdate);
  awareness.off("update", sendPresence);
  clearInterval(checkAge as number);
  awareness.on("update", (_: unknown, origin: unknown) => {
    if (origin === provider) return;
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    sendOn(provider, encodeMessage({ type: "awareness", update }));
  });
  provider.messageHandlers[MessageType.awareness] = (_, decoder) => {
    applyOthers(provider, decoding.readVarUint8Array(decoder));
  };
  return provider;
}

/**
 * Takes in what is told of others. Whoever is back before the server knows that their old connection
 * is dead is told of themselves as well, under the server's clock: what they say later would be
 * older than that.
 */
function applyOthers(provider: WebsocketProvider, update: Uint8Array): void {
  const { awareness } = provider;
  const entries = decodeAwarenessUpdate(update);
  if (!entries.ok) return;
  const others = entries.value.filter(({ clientId }) => clientId !== awareness.clientID);
  applyAwarenessUpdate(awareness, encodeEntries(others), provider);
}

/** Puts bytes on the provider's socket, if it is open. */
export function sendOn({ ws }: WebsocketProvider, bytes: Uint8Array): void {
  // lib0 never writes into shared memory, which a socket would not take.
  if (ws?.readyState === ws?.OPEN) ws?.send(bytes as Uint8Array<ArrayBuffer>);
}

/**
 * Sets how long the provider waits before it comes back; to be called when its socket has closed.
 *
 * @param random from 0 up to 1
 */
export function backOff(
  provider: WebsocketProvider,
  code: number | undefined,
  random: number,
): void {
  // The provider counts this attempt after the event and waits for the smaller of its own delay
  // and `maxBackoffTime`.
  const attempt = Math.max(provider.wsUnsuccessfulReconnects + 1, firstAttempt(code));
  provider.wsUnsuccessfulReconnects = attempt - 1;
  provider.maxBackoffTime = reconnectDelay(attempt, random);
}

/** Forgets the others, of whom nothing is known while the connection is away. */
export function forgetPeers({ awareness }: WebsocketProvider): void {
  // Their clocks with their states: of those who stayed, the same state comes again, would be taken
  // for an old one, and they would be missing until they move.
  for (const id of awareness.meta.keys()) {
    if (id !== awareness.clientID) awareness.meta.delete(id);
  }
}

/** Gives a socket up that seems open and is not, and comes back as after any other break. */
export function breakOff(provider: WebsocketProvider): void {
  provider.disconnect();
  // Not `connect`, which would not wait: everybody else may have lost the network as well.
  provider.shouldConnect = true;
}
