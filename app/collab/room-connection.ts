import * as decoding from "lib0/decoding";
import { messageYjsSyncStep1 } from "y-protocols/sync";
import type { Awareness } from "y-protocols/awareness";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import {
  MessageType,
  readHello,
  readLive,
  readRefused,
  readSaved,
  type Hello,
  type RefusalCode,
} from "~/protocol/messages";
import {
  finalReason,
  hindranceOf,
  unsentTexts,
  type ConnectionState,
  type FinalReason,
  type RoomStatus,
} from "./connection-state";
import { createLiveValues, type LiveValues } from "./live-values";
import { createOutbox, type Outbox } from "./outbox";
import {
  backOff,
  breakOff,
  createProvider,
  forgetPeers,
  sendOn,
  type ProviderAddress,
} from "./room-provider";
import { watchSilence } from "./silence";
import { createStore, type Readable, type Store } from "./store";
import { createWordKeeper, noKeeper, type WordKeeper } from "./word-keeper";
import type { WordStore } from "./word-store";

/** How long saving takes at the very most while all is well, ms. */
const OVERDUE = 5_000;
/** A server that lives sends something at least every 20 s: after so long it is taken for gone, ms. */
const SILENCE = 30_000;

/** What a connection needs from its surroundings. */
export type RoomAddress = ProviderAddress & {
  /**
   * Whose page this is, asked whenever the server has said who it takes the person for; null where
   * that does not matter. Default: it does not.
   */
  person?: () => string | null;
  /** Where unsaved words are kept beyond a closed tab. Default: nowhere. */
  words?: WordStore;
  /** From 0 up to 1. Default: `Math.random`. */
  random?: () => number;
};

/** A copy of a room's document and its connection to the server, until `destroy`. */
export type RoomConnection = {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly live: LiveValues;
  readonly status: Readable<RoomStatus>;
  /** The product's clock, ms since 1970; the browser's own until the server has told its. */
  now(): number;
  /** Tries again at once: the network is back, or a person asks for it. */
  retry(): void;
  /** Gives up the words that are not saved, also those that are kept beyond a closed tab. */
  discard(): void;
  destroy(): void;
};

/** Opens a room. Never throws; what goes wrong is in `status`. */
export function connectRoom(address: RoomAddress): RoomConnection {
  return new Connection(address);
}

class Connection implements RoomConnection {
  readonly doc = new Y.Doc();
  readonly live = createLiveValues();
  readonly status: Store<RoomStatus>;
  readonly name: string;
  private readonly provider: WebsocketProvider;
  private readonly outbox: Outbox;
  private readonly keeper: WordKeeper;
  private hello: Hello | null = null;
  private everSynced = false;
  private readonly person: () => string | null;
  /** Product clock minus `performance.now()`, which no change of the machine's clock moves. */
  private clockOffset = Date.now() - performance.now();
  private overdueTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly silence = watchSilence(SILENCE, () => breakOff(this.provider));

  constructor(address: RoomAddress) {
    const { random = Math.random } = address;
    this.name = address.room;
    this.person = address.person ?? (() => null);
    this.status = createStore<RoomStatus>({
      state: { kind: "connecting", since: Date.now() },
      unsaved: false,
      overdue: false,
      keeping: "kept",
      hindrance: null,
    });
    this.provider = createProvider(address, this.doc);
    const send = (bytes: Uint8Array) => sendOn(this.provider, bytes);
    this.outbox = createOutbox(this.doc, this.provider, send, () => this.onOutbox());
    this.keeper = this.createKeeper(address.words);
    this.addHandlers();
    this.provider.on("connection-close", (event) => this.onClose(event?.code, random()));
    this.provider.on("closed", ({ code }) => this.onFinalClose(code));
    this.provider.on("sync", (synced) => synced && this.onSynced());
    this.provider.connect();
  }

  get awareness(): Awareness {
    return this.provider.awareness;
  }

  now(): number {
    return performance.now() + this.clockOffset;
  }

  retry(): void {
    const { state } = this.status.get();
    if (state.kind === "refused") this.setState({ kind: "connecting", since: Date.now() });
    this.provider.connect();
  }

  discard(): void {
    this.keeper.discard();
  }

  destroy(): void {
    clearTimeout(this.overdueTimer);
    this.silence.stop();
    this.keeper.destroy();
    this.outbox.destroy();
    this.provider.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }

  private createKeeper(store: WordStore | undefined): WordKeeper {
    const personId = this.person();
    if (store === undefined || personId === null) return noKeeper;
    return createWordKeeper(
      store,
      { copy: this.doc.guid, personId, room: this.name },
      this.outbox,
      () => this.hello?.generation ?? null,
      () => {
        this.takeUpWhatWasLeft();
        this.showUnsaved();
      },
    );
  }

  private addHandlers(): void {
    const handlers = this.provider.messageHandlers;
    const standardSync = handlers[MessageType.sync];
    handlers[MessageType.sync] = (encoder, decoder, ...rest) => {
      const asks = decoding.peekVarUint(decoder) === messageYjsSyncStep1;
      if (asks && !this.mayAnswer()) return;
      standardSync?.(encoder, decoder, ...rest);
      // The provider sends the answer as soon as this handler has returned.
      const { ws } = this.provider;
      if (asks) queueMicrotask(() => ws === this.provider.ws && this.outbox.open());
    };
    handlers[MessageType.hello] = (_, decoder) => {
      const hello = readHello(decoder);
      if (hello.ok) this.onHello(hello.value);
    };
    handlers[MessageType.saved] = (_, decoder) => {
      const seq = readSaved(decoder);
      if (seq.ok) this.outbox.saved(seq.value);
    };
    handlers[MessageType.live] = (_, decoder) => {
      const live = readLive(decoder);
      if (!live.ok) return;
      this.setClock(live.value.now);
      this.live.apply(live.value);
    };
    handlers[MessageType.refused] = (_, decoder) => {
      const refused = readRefused(decoder);
      if (refused.ok && this.outbox.unsaved()) this.refuseEdits(refused.value.code);
    };
    // Whatever it is: to whom the server sends anything else, it sends no heartbeat.
    handlers.forEach((handle, type) => {
      handlers[type] = (...message) => {
        this.silence.heard();
        handle(...message);
      };
    });
  }

  /**
   * Whether to give the server what it lacks. Who has nothing to give stays silent: even an empty
   * answer repeats the deletions of the whole document. Words of one who may no longer edit would
   * be refused, and are therefore offered to their author at once.
   */
  private mayAnswer(): boolean {
    if (this.hello?.mayEdit) return this.status.get().state.kind !== "refused-edits";
    if (this.outbox.unsaved()) this.refuseEdits(this.hello?.sealed ? "sealed" : "read-only");
    return false;
  }

  /**
   * Brings words of an earlier copy's into this one, from where they are sent like any others; or
   * offers them to their author where the server would not take them, or where they would be doubled
   * because the document was replaced.
   */
  private takeUpWhatWasLeft(): void {
    const { hello, keeper, doc } = this;
    const left = keeper.left();
    if (left.length === 0 || hello === null || !this.everSynced || !this.provider.synced) return;
    if (left.some(({ generation }) => generation !== hello.generation)) {
      this.provider.disconnect();
      return this.end("other-generation");
    }
    if (!hello.mayEdit) return this.refuseEdits(hello.sealed ? "sealed" : "read-only");
    for (const { update } of left) Y.applyUpdate(doc, update, keeper);
    if (doc.store.pendingStructs !== null) return this.refuseEdits("incomplete");
    keeper.takenUp();
  }

  private onHello(hello: Hello): void {
    const person = this.person();
    if (person !== null && hello.personId !== person) return this.leaveToOther();
    this.hello = hello;
    this.setClock(hello.now);
    this.provider.params = hello.generation === "" ? {} : { generation: hello.generation };
    this.showOpen();
    this.takeUpWhatWasLeft();
  }

  /** What is here is one person's and the connection another's: neither may pass to the other. */
  private leaveToOther(): void {
    this.provider.disconnect();
    this.end("other-person");
  }

  private onSynced(): void {
    this.everSynced = true;
    this.showOpen();
    this.takeUpWhatWasLeft();
  }

  private showOpen(): void {
    if (this.hello === null || !this.provider.wsconnected) return;
    const { mayEdit, sealed } = this.hello;
    this.setState({ kind: "open", mayEdit, sealed, synced: this.everSynced });
  }

  private onClose(code: number | undefined, random: number): void {
    this.outbox.shut();
    this.silence.stop();
    backOff(this.provider, code, random);
    forgetPeers(this.provider);
    const hindrance = hindranceOf(code);
    if (hindrance) this.status.set({ ...this.status.get(), hindrance });
    this.showAway();
  }

  private showAway(): void {
    const { state } = this.status.get();
    if (state.kind === "connecting" || state.kind === "reconnecting") return;
    const since = Date.now();
    if (this.everSynced && this.hello !== null) {
      const { mayEdit, sealed } = this.hello;
      this.setState({ kind: "reconnecting", since, mayEdit, sealed });
    } else {
      this.setState({ kind: "connecting", since });
    }
  }

  private onFinalClose(code: number): void {
    this.end(finalReason(code));
  }

  private end(reason: FinalReason): void {
    const unsent = [...new Set([...unsentTexts(this.status.get()), ...this.textsNotSaved()])];
    this.setState({ kind: "refused", reason, unsent });
  }

  private refuseEdits(code: RefusalCode): void {
    this.outbox.shut();
    this.setState({ kind: "refused-edits", code, unsent: this.textsNotSaved() });
  }

  private textsNotSaved(): string[] {
    return [...new Set([...this.keeper.texts(), ...this.outbox.unsentTexts()])];
  }

  /** Refused edits stay refused, whatever the connection does: only a new copy can follow. */
  private setState(state: ConnectionState): void {
    const status = this.status.get();
    if (status.state.kind === "refused-edits" && state.kind !== "refused") return;
    // With nothing to save, being let in again is all that can be known of the disk.
    const isBack = state.kind === "open" && !(status.unsaved && status.hindrance === "no-storage");
    this.status.set({ ...status, state, hindrance: isBack ? null : status.hindrance });
  }

  private onOutbox(): void {
    clearTimeout(this.overdueTimer);
    this.keeper.outboxChanged();
    this.showUnsaved();
    if (this.outbox.unsaved()) this.overdueTimer = setTimeout(this.onOverdue, OVERDUE);
  }

  private showUnsaved(): void {
    const { keeper, status } = this;
    const unsaved = this.outbox.unsaved() || keeper.left().length > 0;
    const { overdue, hindrance } = status.get();
    status.set({
      ...status.get(),
      unsaved,
      overdue: unsaved && overdue,
      keeping: keeper.keeping(),
      // What was waiting has been taken: the disk is well again.
      hindrance: unsaved ? hindrance : null,
    });
  }

  private readonly onOverdue = () => {
    this.status.set({ ...this.status.get(), overdue: true });
  };

  private setClock(now: number): void {
    this.clockOffset = now - performance.now();
  }
}
