import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { findingRow, improvementRow } from "#db/schema";
import type { PersonName } from "~/protocol/live-keys";
import { parseOwnerKey } from "~/sheet/owners";
import type { Named } from "~/views/page";
import type { MeetingRecord, RecordedPage } from "~/views/record";

/** The problems and risks of the pages given, page by page, in their order. */
export function recordedFindings(
  db: Db,
  meetingId: string,
  pages: readonly RecordedPage[],
): MeetingRecord["findings"] {
  const rows = db
    .select()
    .from(findingRow)
    .where(eq(findingRow.meetingId, meetingId))
    .orderBy(asc(findingRow.room), asc(findingRow.position), asc(findingRow.id))
    .all();
  return pageByPage(rows, pages).map(({ id, departmentId, page, kind, text, causes }) => ({
    id,
    departmentId,
    page,
    kind,
    text,
    causes,
  }));
}

/** The improvement measures of the pages given, page by page, in their order. */
export function recordedImprovements(
  db: Db,
  meetingId: string,
  pages: readonly RecordedPage[],
  people: readonly PersonName[],
): MeetingRecord["improvements"] {
  const rows = db
    .select()
    .from(improvementRow)
    .where(eq(improvementRow.meetingId, meetingId))
    .orderBy(asc(improvementRow.room), asc(improvementRow.position), asc(improvementRow.id))
    .all();
  return pageByPage(rows, pages).map(
    ({ room: _room, meetingId: _meetingId, position: _position, owners, ...row }) => ({
      ...row,
      owners: namedOwners(owners, people),
    }),
  );
}

/** Rows in the order of their pages; a page that is further one of its subject stands behind all. */
function pageByPage<R extends { page: string }>(
  rows: readonly R[],
  pages: readonly RecordedPage[],
): R[] {
  const places = new Map(pages.map(({ link }, index) => [link.key, index]));
  const placeOf = ({ page }: R) => places.get(page) ?? pages.length;
  return rows.toSorted((left, right) => placeOf(left) - placeOf(right));
}

/** Owners by their keys, with the names they have now; a key of nobody known is left out. */
export function namedOwners(keys: readonly string[], people: readonly PersonName[]): Named[] {
  return keys.flatMap((key): Named[] => {
    const owner = parseOwnerKey(key);
    if (owner?.kind === "name") return [{ nameZh: owner.name, nameEn: owner.name }];
    const found = people.find(({ id }) => id === owner?.personId);
    return found ? [{ nameZh: found.nameZh, nameEn: found.nameEn }] : [];
  });
}
