import type { Outbox } from "./outbox";
import type { KeptWords, WordStore } from "./word-store";

/** Least time between two writings, ms: what the server has by then need not be kept. */
const PACE = 300;

/**
 * Where a person's unsaved words are besides this tab's memory: nowhere, on their way into the
 * browser's store, or there, read back.
 */
export type Keeping = "nowhere" | "writing" | "kept";

/** Keeps what one copy of a document holds unsaved, and knows what earlier copies have left. */
export type WordKeeper = {
  /** Words of the same person's that earlier copies have left and that are not in this one. */
  left(): readonly KeptWords[];
  /** What was left is in this copy's outbox now, and counts as its words from here on. */
  takenUp(): void;
  keeping(): Keeping;
  /** The whole texts of what earlier copies left, as long as the server does not have it. */
  texts(): readonly string[];
  /** Something was changed or saved. */
  outboxChanged(): void;
  /** Removes all of it: the person has given these words up. */
  discard(): void;
  /** Stops writing; what is kept stays. */
  destroy(): void;
};

/** Whose words, of which copy of which room. */
export type KeptCopy = Pick<KeptWords, "copy" | "personId" | "room">;

/** What to do where there is nowhere to keep words. */
export const noKeeper: WordKeeper = {
  left: () => [],
  takenUp: () => undefined,
  keeping: () => "nowhere",
  texts: () => [],
  outboxChanged: () => undefined,
  discard: () => undefined,
  destroy: () => undefined,
};

/**
 * @param generation of the document; null as long as it is not known
 * @param onChange called when `left` or `keeping` may have changed
 */
export function createWordKeeper(
  store: WordStore,
  of: KeptCopy,
  outbox: Outbox,
  generation: () => string | null,
  onChange: () => void,
): WordKeeper {
  let left: readonly KeptWords[] = [];
  /** What was left and is in the outbox: removed when the server has all of that. */
  let taken: readonly KeptWords[] = [];
  let revision = 0;
  /** The latest change that is kept, by the outbox's numbers. */
  let keptUpTo = 0;
  let failed = false;
  let writing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let destroyed = false;

  const own = () => ({ copy: of.copy, revision });

  const schedule = () => {
    if (!destroyed && !writing) timer ??= setTimeout(() => void write(), PACE);
  };

  const write = async () => {
    timer = undefined;
    const [made, line] = [outbox.made(), generation()];
    if (made === null || line === null) return;
    writing = true;
    revision += 1;
    const { upTo, update } = made;
    const texts = [...new Set([...keeper.texts(), ...outbox.unsentTexts()])];
    const written = await store.write({ ...of, revision, generation: line, update, texts });
    writing = false;
    failed = !written;
    if (written) keptUpTo = upTo;
    if (destroyed) return;
    if (!outbox.unsaved()) forget();
    else if (outbox.latest() > upTo) schedule();
    onChange();
  };

  /** The server has everything that is in the outbox. */
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    const gone = revision === 0 ? taken : [...taken, own()];
    taken = [];
    for (const words of gone) void store.remove(words);
  };

  const keeper: WordKeeper = {
    left: () => left,
    takenUp() {
      taken = [...taken, ...left];
      left = [];
      keeper.outboxChanged();
    },
    keeping() {
      if (!outbox.unsaved() || keptUpTo >= outbox.latest()) return "kept";
      return failed ? "nowhere" : "writing";
    },
    texts: () => [...taken, ...left].flatMap(({ texts }) => texts),
    outboxChanged() {
      if (outbox.unsaved()) schedule();
      else forget();
    },
    discard() {
      destroyed = true;
      for (const words of left) void store.remove(words);
      left = [];
      // Whatever is being written just now comes before the removal.
      forget();
    },
    destroy() {
      destroyed = true;
      clearTimeout(timer);
    },
  };

  void store.of(of.personId).then((found) => {
    if (destroyed) return;
    left = found.filter(({ room, copy }) => room === of.room && copy !== of.copy);
    if (left.length > 0) onChange();
  });
  return keeper;
}
