import * as Y from "yjs";
import { bindText, type TextBinding, type TextBindingOptions } from "~/collab/text-binding";
import { createUndo, localOrigin, type DocumentUndo } from "~/collab/undo";
import { FakeField } from "./fake-field";

/** One person with a copy of the document and the field they write in. */
export type Peer = {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly field: FakeField;
  readonly undo: DocumentUndo;
  readonly binding: TextBinding;
};

/** Peers on one text, who hear of each other when the test says so. */
export type Peers = {
  readonly peers: readonly Peer[];
  /** Brings to a peer what the others have written so far. */
  deliver(to: Peer): void;
  deliverAll(): void;
};

/** Makes peers who all start with the same words and have the focus in their field. */
export function createPeers(
  count: number,
  words: string,
  options: Partial<TextBindingOptions> & { kind?: "textarea" | "input" } = {},
): Peers {
  const first = new Y.Doc();
  first.getText("t").insert(0, words);
  const start = Y.encodeStateAsUpdate(first);
  const peers = Array.from({ length: count }, () => createPeer(start, options));
  const deliver = (to: Peer) => {
    for (const from of peers) {
      if (from === to) continue;
      const missing = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc));
      Y.applyUpdate(to.doc, missing, "network");
    }
  };
  return { peers, deliver, deliverAll: () => peers.forEach(deliver) };
}

function createPeer(
  start: Uint8Array,
  { kind, ...options }: Partial<TextBindingOptions> & { kind?: "textarea" | "input" },
): Peer {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start, "network");
  const text = doc.getText("t");
  const undo = createUndo(doc);
  const field = new FakeField(kind);
  field.focus();
  const binding = bindText(field, text, { origin: localOrigin, undo, ...options });
  field.setSelectionRange(field.value.length, field.value.length);
  return { doc, text, field, undo, binding };
}
