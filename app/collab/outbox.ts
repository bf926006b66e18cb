import * as Y from "yjs";
import { encodeMessage } from "~/protocol/messages";
import { changedTableParts, tablePartWords } from "~/sheet/table-words";

/**
 * This person's changes of a document, on their way to the server's disk.
 *
 * Changes are numbered. Those of one turn of the event loop leave as one update with the latest
 * number; `saved` with a number says that all up to it are on disk.
 * Nothing leaves while the outbox is shut. When the server has been given all that it lacked (the
 * answer to its sync step 1) the outbox is opened, and what was made meanwhile counts as submitted:
 * sent earlier, an update would refer to words that the server has not got.
 */
export type Outbox = {
  /** The server has everything made so far; from now on changes are sent as they come. */
  open(): void;
  /** The socket has gone, or takes no edits: keep counting, send nothing. */
  shut(): void;
  /** Everything up to the number is on disk. */
  saved(seq: number): void;
  /** Whether something is not on disk. */
  unsaved(): boolean;
  /** The number of the latest change, 0 before the first. */
  latest(): number;
  /** What is not on disk, up to the latest change, as one update; null when all is. */
  made(): { upTo: number; update: Uint8Array } | null;
  /**
   * The whole present texts of the fields with changes that are not on disk, and the whole rows and
   * columns of tables, empty ones left out.
   */
  unsentTexts(): string[];
  destroy(): void;
};

/**
 * @param remote origin of the transactions that bring in what came from the server
 * @param send puts bytes on the socket
 * @param onChange called when a change was made, and when one was saved
 */
export function createOutbox(
  doc: Y.Doc,
  remote: unknown,
  send: (bytes: Uint8Array) => void,
  onChange: () => void,
): Outbox {
  let open = false;
  let latest = 0;
  let saved = 0;
  let waiting: Uint8Array[] = [];
  /** Every change that is not saved, with its number or a later one. */
  let unsaved: { upTo: number; update: Uint8Array }[] = [];
  /** Each text with the number of its last change, as long as that is not saved. */
  const touched = new Map<Y.Text, number>();
  /** The same of tables' rows and columns by id, whose words are no texts. */
  const touchedParts = new Map<string, number>();

  const flush = () => {
    const [first, ...more] = waiting;
    waiting = [];
    if (!open || first === undefined) return;
    const update = more.length === 0 ? first : Y.mergeUpdates([first, ...more]);
    send(encodeMessage({ type: "update", update, seq: latest }));
  };

  const onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (origin === remote) return;
    latest += 1;
    unsaved.push({ upTo: latest, update });
    for (const type of transaction.changed.keys()) {
      if (type instanceof Y.Text) touched.set(type, latest);
    }
    for (const id of changedTableParts(doc, transaction)) touchedParts.set(id, latest);
    if (open && waiting.push(update) === 1) queueMicrotask(flush);
    onChange();
  };
  doc.on("update", onUpdate);

  return {
    open() {
      open = true;
      if (saved < latest) send(encodeMessage({ type: "submitted", seq: latest }));
    },
    shut() {
      open = false;
      waiting = [];
    },
    saved(seq) {
      if (seq <= saved) return;
      saved = Math.min(seq, latest);
      unsaved = unsaved.filter(({ upTo }) => upTo > saved);
      for (const [text, changed] of touched) if (changed <= saved) touched.delete(text);
      for (const [id, changed] of touchedParts) if (changed <= saved) touchedParts.delete(id);
      onChange();
    },
    unsaved: () => saved < latest,
    latest: () => latest,
    made() {
      if (unsaved.length === 0) return null;
      // In one piece from here on, which is saved only with its last change: to keep more than need
      // be does no harm, and many hours' changes are not merged again with every new one.
      const all = { upTo: latest, update: Y.mergeUpdates(unsaved.map(({ update }) => update)) };
      unsaved = [all];
      return all;
    },
    unsentTexts: () =>
      [
        ...[...touched.keys()].map(String),
        ...tablePartWords(doc, new Set(touchedParts.keys())),
      ].filter((text) => text.trim() !== ""),
    destroy: () => doc.off("update", onUpdate),
  };
}
