/** Brings the stored rows of one room in line with what they should be, touching only differences. */
import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client";
import { findingRow, improvementRow } from "#db/schema";
import type { SheetRows } from "./sheet-rows";

type Differences<T> = { readonly gone: string[]; readonly changed: T[] };

/** What must be written so that the stored rows are as wanted. */
export type SheetDifferences = {
  readonly [K in keyof SheetRows]: Differences<SheetRows[K][number]>;
};

/** Compares with what is stored. @returns null when nothing differs */
export function sheetDifferences(db: Db, room: string, wanted: SheetRows): SheetDifferences | null {
  const findings = differences(
    db.select().from(findingRow).where(eq(findingRow.room, room)).all(),
    wanted.findings,
  );
  const improvements = differences(
    db.select().from(improvementRow).where(eq(improvementRow.room, room)).all(),
    wanted.improvements,
  );
  const all = [
    ...findings.gone,
    ...findings.changed,
    ...improvements.gone,
    ...improvements.changed,
  ];
  return all.length > 0 ? { findings, improvements } : null;
}

/** Writes differences; within the transaction that also says how far the room is projected. */
export function writeDifferences(
  db: Db,
  room: string,
  { findings, improvements }: SheetDifferences,
): void {
  deleteRows(db, findingRow, room, findings.gone);
  deleteRows(db, improvementRow, room, improvements.gone);
  for (const row of findings.changed) {
    const target = [findingRow.room, findingRow.id];
    db.insert(findingRow).values(row).onConflictDoUpdate({ target, set: row }).run();
  }
  for (const row of improvements.changed) {
    const target = [improvementRow.room, improvementRow.id];
    db.insert(improvementRow).values(row).onConflictDoUpdate({ target, set: row }).run();
  }
}

function differences<T extends { readonly id: string }>(
  stored: readonly T[],
  wanted: readonly T[],
): Differences<T> {
  const before = new Map(stored.map((row) => [row.id, row]));
  const changed = wanted.filter((row) => !isDeepStrictEqual(before.get(row.id), row));
  for (const { id } of wanted) before.delete(id);
  return { gone: [...before.keys()], changed };
}

function deleteRows(
  db: Db,
  table: typeof findingRow | typeof improvementRow,
  room: string,
  ids: string[],
): void {
  if (ids.length === 0) return;
  db.delete(table)
    .where(and(eq(table.room, room), inArray(table.id, ids)))
    .run();
}
