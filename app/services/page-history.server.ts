import { and, asc, eq, gte, lte, min, ne } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client";
import { followUp, person, room, roomUpdate } from "#db/schema";
import { parseOwnerKey } from "~/sheet/owners";
import type { PageKey } from "~/sheet/page-key";
import { readPageRow, readPageRows, type PageScope } from "~/sheet/page-rows";
import { touchedRows } from "~/sheet/touched-rows";
import type { HistoryRow, PageHistory, PageState } from "~/views/history";
import type { Named } from "~/views/page";
import { MomentList, type PersonMoment } from "./page-moments";
import { timeZoneOf } from "./meetings.server";

/** The newest changes of a room that are looked at one by one. Older ones are only applied. */
const MOST_UPDATES = 5_000;

/** So many updates are replayed in one turn of the event loop: a meeting is going on beside. */
const UPDATES_PER_TURN = 50;

/** A page and the room that holds its words. */
export interface PageInRoom {
  sheet: string;
  meetingId: string;
  page: PageKey;
}

type Update = typeof roomUpdate.$inferSelect;

/**
 * The history of one page: who wrote what when, read by replaying the room's log into a document of
 * its own. Nothing that the rooms hold in memory is touched.
 *
 * @param sheet the name of the department's room; a room nobody ever wrote in has no moments.
 */
export async function pageHistory(
  db: Db,
  companyId: string,
  { sheet, meetingId, page }: PageInRoom,
): Promise<PageHistory> {
  const carried = carriedOf(db, meetingId, page);
  const scope = { page, followUps: [...carried.keys()] };
  const updates = updatesOf(db, sheet);
  const base = updates.slice(0, -MOST_UPDATES);
  const doc = new Y.Doc();
  await apply(doc, base);
  const moments = new MomentList();
  for (const [index, update] of updates.slice(-MOST_UPDATES).entries()) {
    if (index % UPDATES_PER_TURN === UPDATES_PER_TURN - 1) await nextTurn();
    noteUpdate(doc, scope, update, moments);
  }
  const names = namesOf(db, companyId);
  const latest = { seq: updates.at(-1)?.seq ?? 0, rows: rowsOf(doc, scope, names, carried) };
  doc.destroy();
  return {
    sheet,
    cut: base.length > 0,
    latest,
    timeZone: timeZoneOf(db, companyId),
    moments: moments.list().map((moment) => ({ ...moment, by: authorOf(moment, names) })),
  };
}

/**
 * The page as it was after the update `seq`. Where the log has meanwhile folded that one into a later
 * one, it is the page after that.
 */
export async function pageAt(
  db: Db,
  companyId: string,
  { sheet, meetingId, page }: PageInRoom,
  seq: number,
): Promise<PageState> {
  const carried = carriedOf(db, meetingId, page);
  const scope = { page, followUps: [...carried.keys()] };
  const doc = new Y.Doc();
  await apply(doc, updatesOf(db, sheet, seq));
  const rows = rowsOf(doc, scope, namesOf(db, companyId), carried);
  doc.destroy();
  return { seq, rows };
}

function updatesOf(db: Db, sheet: string, seq = Number.MAX_SAFE_INTEGER): Update[] {
  const found = db.select({ id: room.id }).from(room).where(eq(room.name, sheet)).get();
  if (!found) return [];
  const inRoom = eq(roomUpdate.roomId, found.id);
  const end = db
    .select({ seq: min(roomUpdate.seq) })
    .from(roomUpdate)
    .where(and(inRoom, gte(roomUpdate.seq, seq)))
    .get();
  return db
    .select()
    .from(roomUpdate)
    .where(and(inRoom, lte(roomUpdate.seq, end?.seq ?? Number.MAX_SAFE_INTEGER)))
    .orderBy(asc(roomUpdate.seq))
    .all();
}

async function apply(doc: Y.Doc, updates: readonly Update[]): Promise<void> {
  for (let start = 0; start < updates.length; start += UPDATES_PER_TURN) {
    if (start > 0) await nextTurn();
    doc.transact(() => {
      for (const { bytes } of updates.slice(start, start + UPDATES_PER_TURN)) {
        Y.applyUpdate(doc, bytes);
      }
    });
  }
}

/** Applies one update and notes what it did to the rows of this page. */
function noteUpdate(doc: Y.Doc, scope: PageScope, update: Update, moments: MomentList): void {
  const touched = touchedRows(doc, scope, () => Y.applyUpdate(doc, update.bytes));
  const rows = touched.flatMap((address) => readPageRow(doc, scope, address) ?? []);
  if (rows.length > 0) moments.note(update, rows);
}

function rowsOf(
  doc: Y.Doc,
  scope: PageScope,
  names: Map<string, Named>,
  carried: ReadonlyMap<string, string>,
): HistoryRow[] {
  return readPageRows(doc, scope).map(({ order: _order, owners, ...row }) => ({
    ...row,
    about: carried.get(row.id) ?? null,
    owners: owners.flatMap((key) => ownerNamed(key, names)),
  }));
}

/** The follow-ups of other meetings that belong to this page, with their wording. */
function carriedOf(db: Db, meetingId: string, page: PageKey): Map<string, string> {
  const rows = db
    .select({ id: followUp.id, wording: followUp.wording })
    .from(followUp)
    .where(and(eq(followUp.page, page), ne(followUp.raisedIn, meetingId)))
    .orderBy(asc(followUp.createdAt), asc(followUp.position))
    .all();
  return new Map(rows.map(({ id, wording }) => [id, wording]));
}

function ownerNamed(key: string, names: Map<string, Named>): Named[] {
  const owner = parseOwnerKey(key);
  if (owner?.kind === "name") return [{ nameZh: owner.name, nameEn: owner.name }];
  const named = owner && names.get(owner.personId);
  return named ? [named] : [];
}

function authorOf({ personId }: PersonMoment, names: Map<string, Named>) {
  const named = personId === null ? undefined : names.get(personId);
  return personId !== null && named ? { id: personId, ...named } : null;
}

/** The company's people, those who have left included. */
function namesOf(db: Db, companyId: string): Map<string, Named> {
  const rows = db.select().from(person).where(eq(person.companyId, companyId)).all();
  return new Map(rows.map(({ id, nameZh, nameEn }) => [id, { nameZh, nameEn }]));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
