import * as Y from "yjs";

/** Two or more copies of one document, out of touch until they are brought together. */
export function peers(seed: (doc: Y.Doc) => void, ...clientIds: number[]): Y.Doc[] {
  const origin = new Y.Doc();
  origin.clientID = 1;
  seed(origin);
  return clientIds.map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(origin));
    return doc;
  });
}

/** Gives every copy what the others have. */
export function meet(docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}
