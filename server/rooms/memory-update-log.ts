/** An update log in memory: for tests, and as the plainest statement of what the port means. */
import { foldHistory } from "./fold-history";
import type { LogEntry, LoggedUpdate, StoredDocument, Stored, UpdateLog } from "./persistence";

type StoredRoom = {
  readonly generation: string;
  updates: LoggedUpdate[];
  snapshot: { readonly bytes: Uint8Array; readonly upToSeq: number } | null;
};

/**
 * @param newGeneration makes the generation of a new room
 */
export function memoryUpdateLog(newGeneration: () => string): UpdateLog {
  const rooms = new Map<string, StoredRoom>();

  function load(name: string): Stored<StoredDocument> {
    const room = rooms.get(name) ?? { generation: newGeneration(), updates: [], snapshot: null };
    rooms.set(name, room);
    const covered = room.snapshot?.upToSeq ?? 0;
    return done({
      generation: room.generation,
      snapshot: room.snapshot?.bytes ?? null,
      updates: room.updates.filter(({ seq }) => seq > covered).map(({ bytes }) => bytes),
      lastSeq: room.updates.at(-1)?.seq ?? 0,
    });
  }

  function append(batch: readonly LogEntry[]): Stored {
    const next = new Map<StoredRoom, LoggedUpdate[]>();
    for (const { room: name, ...update } of batch) {
      const room = rooms.get(name);
      if (!room) return failed(`no room ${name}`);
      const updates = next.get(room) ?? [...room.updates];
      if (updates.some(({ seq }) => seq === update.seq))
        return failed(`seq ${update.seq} is taken`);
      updates.push({ ...update, bytes: update.bytes.slice() });
      next.set(room, updates);
    }
    for (const [room, updates] of next) room.updates = updates;
    return done(undefined);
  }

  function compact(name: string, snapshot: Uint8Array, upToSeq: number): Stored {
    const room = rooms.get(name);
    if (!room) return failed(`no room ${name}`);
    const from = room.snapshot?.upToSeq ?? 0;
    const isNew = ({ seq }: LoggedUpdate) => seq > from && seq <= upToSeq;
    room.updates = [
      ...room.updates.filter(({ seq }) => seq <= from),
      ...foldHistory(room.updates.filter(isNew)),
      ...room.updates.filter(({ seq }) => seq > upToSeq),
    ];
    room.snapshot = { bytes: snapshot.slice(), upToSeq };
    return done(undefined);
  }

  function history(name: string): Stored<LoggedUpdate[]> {
    return done([...(rooms.get(name)?.updates ?? [])]);
  }

  const keep = () => Promise.resolve(done(undefined));

  return { load, append, keep, compact, history };
}

function done<T>(value: T): Stored<T> {
  return { ok: true, value };
}

function failed(cause: string): Stored<never> {
  return { ok: false, error: "storage-failure", cause: new Error(cause) };
}
