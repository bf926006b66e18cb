/** Brings the stored rows of one room in line with what they should be, touching only differences. */
import { isDeepStrictEqual } from "node:util";
import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import {
  breakdownRow,
  findingRow,
  improvementRow,
  pagePictureRow,
  planReviewRow,
} from "#db/schema";
import type { SheetRows } from "./sheet-rows";

type Differences<T> = { readonly gone: string[]; readonly changed: T[] };

/** What must be written so that the stored rows are as wanted. */
export type SheetDifferences = {
  readonly [K in keyof SheetRows]: Differences<SheetRows[K][number]>;
};

const theRoom = sql.placeholder("room");
const findingsIn = prepared((db) =>
  db.select().from(findingRow).where(eq(findingRow.room, theRoom)).prepare(),
);
const improvementsIn = prepared((db) =>
  db.select().from(improvementRow).where(eq(improvementRow.room, theRoom)).prepare(),
);
const picturesIn = prepared((db) =>
  db.select().from(pagePictureRow).where(eq(pagePictureRow.room, theRoom)).prepare(),
);
const plansIn = prepared((db) =>
  db.select().from(planReviewRow).where(eq(planReviewRow.room, theRoom)).prepare(),
);
const tablesIn = prepared((db) =>
  db.select().from(breakdownRow).where(eq(breakdownRow.room, theRoom)).prepare(),
);

/** Any table of a sheet's rows. */
type RowTable =
  | typeof findingRow
  | typeof improvementRow
  | typeof pagePictureRow
  | typeof planReviewRow
  | typeof breakdownRow;

const putFinding = putInto(findingRow);
const putImprovement = putInto(improvementRow);
const putPicture = putInto(pagePictureRow);
const putPlan = putInto(planReviewRow);
const putTable = putInto(breakdownRow);

/** @returns writes a row of a table, in the place of the one with its room and id */
function putInto<T extends RowTable>(table: T): (db: Db, row: T["$inferSelect"]) => void {
  const columns = Object.entries(getTableColumns(table));
  const set = columns.map(([key, { name }]) => [key, sql`excluded.${sql.identifier(name)}`]);
  // Drizzle writes a placeholder's null into a column of JSON as JSON: those here are never null.
  const values = columns.map(([key]) => [key, sql.placeholder(key)]);
  const statement = prepared((db) =>
    db
      .insert(table)
      .values(Object.fromEntries(values))
      .onConflictDoUpdate({ target: [table.room, table.id], set: Object.fromEntries(set) })
      .prepare(),
  );
  return (db, row) => void statement(db).run(row);
}

/** Compares with what is stored. @returns null when nothing differs */
export function sheetDifferences(db: Db, room: string, wanted: SheetRows): SheetDifferences | null {
  const findings = differences(findingsIn(db).all({ room }), wanted.findings);
  const improvements = differences(improvementsIn(db).all({ room }), wanted.improvements);
  const pictures = differences(picturesIn(db).all({ room }), wanted.pictures);
  const plans = differences(plansIn(db).all({ room }), wanted.plans);
  const tables = differences(tablesIn(db).all({ room }), wanted.tables);
  const all = [
    ...findings.gone,
    ...findings.changed,
    ...improvements.gone,
    ...improvements.changed,
    ...pictures.gone,
    ...pictures.changed,
    ...plans.gone,
    ...plans.changed,
    ...tables.gone,
    ...tables.changed,
  ];
  return all.length > 0 ? { findings, improvements, pictures, plans, tables } : null;
}

/** Writes differences; within the transaction that also says how far the room is projected. */
export function writeDifferences(
  db: Db,
  room: string,
  { findings, improvements, pictures, plans, tables }: SheetDifferences,
): void {
  deleteRows(db, findingRow, room, findings.gone);
  deleteRows(db, improvementRow, room, improvements.gone);
  deleteRows(db, pagePictureRow, room, pictures.gone);
  deleteRows(db, planReviewRow, room, plans.gone);
  deleteRows(db, breakdownRow, room, tables.gone);
  for (const row of findings.changed) putFinding(db, row);
  for (const row of improvements.changed) putImprovement(db, row);
  for (const row of pictures.changed) putPicture(db, row);
  for (const row of plans.changed) putPlan(db, row);
  for (const row of tables.changed) putTable(db, row);
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

function deleteRows(db: Db, table: RowTable, room: string, ids: string[]): void {
  if (ids.length === 0) return;
  db.delete(table)
    .where(and(eq(table.room, room), inArray(table.id, ids)))
    .run();
}
