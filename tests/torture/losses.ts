/** What a killed server may not have lost, as questions to the documents on its disk. */
import * as Y from "yjs";
import type { Client } from "./clients";

/** Something that should have been on disk and is not. */
export interface Loss {
  readonly kind: "acknowledged" | "seen" | "shown-to-reader";
  readonly room: string;
  readonly person: string;
}

/** Compares what people hold with the documents on disk. Acknowledgements are taken as checked. */
export function lossesOf(clients: readonly Client[], disk: ReadonlyMap<string, Y.Doc>): Loss[] {
  return clients.flatMap((client) => {
    const doc = disk.get(client.name);
    if (!doc) throw new Error(`room ${client.name} was not read from disk`);
    const loss = (kind: Loss["kind"]): Loss => ({
      kind,
      room: client.name,
      person: client.person.seat,
    });
    const losses: Loss[] = [];
    const acknowledged = client.takeAcknowledged();
    if (acknowledged && brings(doc, acknowledged)) losses.push(loss("acknowledged"));
    if (lacksClocks(doc, client.seenOfOthers())) losses.push(loss("seen"));
    // Who writes nothing holds only what was shown to them, deletions included.
    if (!client.writes && brings(doc, Y.encodeStateAsUpdate(client.doc))) {
      losses.push(loss("shown-to-reader"));
    }
    return losses;
  });
}

/** Whether an update would change the document, which is left as it is. */
function brings(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  let changed = false;
  copy.on("update", () => (changed = true));
  Y.applyUpdate(copy, update);
  const { pendingStructs, pendingDs } = copy.store;
  copy.destroy();
  return changed || pendingStructs !== null || pendingDs !== null;
}

function lacksClocks(doc: Y.Doc, seen: ReadonlyMap<number, number>): boolean {
  return [...seen].some(([client, clock]) => Y.getState(doc.store, client) < clock);
}
