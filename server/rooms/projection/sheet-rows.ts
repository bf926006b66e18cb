import type * as Y from "yjs";
import type { findingRow, improvementRow } from "#db/schema";
import { readDueDate } from "~/domain/follow-up/due-date";
import type { Month } from "~/domain/scorecard/month";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { ownerKey } from "~/sheet/owners";
import { parsePageKey } from "~/sheet/page-key";
import { readSheet } from "~/sheet/read-sheet";

/** The name of a department's shared document. */
export type SheetRoom = Extract<RoomName, { kind: "sheet" }>;

/** What a sheet says, as the rows that should be stored. */
export type SheetRows = {
  readonly findings: (typeof findingRow.$inferSelect)[];
  readonly improvements: (typeof improvementRow.$inferSelect)[];
};

/**
 * Turns a sheet into rows.
 *
 * @param subjects the ids of the measures and action plans that the department answers for. Whoever
 *   may write in a sheet can write any page's name into it; what stands on another department's
 *   page is left out, because that page shows what is stored under its name.
 */
export function sheetRows(
  room: SheetRoom,
  doc: Y.Doc,
  reviewMonth: Month,
  subjects: ReadonlySet<string>,
): SheetRows {
  const { meetingId, departmentId } = room;
  const home = { room: formatRoomName(room), meetingId, departmentId };
  const isOwn = ({ page }: { page: string }) => subjects.has(subjectOf(page));
  const sheet = readSheet(doc);
  return {
    findings: sheet.findings.filter(isOwn).map(({ id, page, kind, text, causes }, position) => ({
      ...home,
      id,
      page,
      kind,
      position,
      text,
      causes: causes.map((cause) => cause.text),
    })),
    improvements: sheet.improvements
      .filter(isOwn)
      .map(({ id, page, action, goal, owners, due, progress, completion }, position) => {
        const read = readDueDate(due, { reviewMonth });
        return {
          ...home,
          id,
          page,
          position,
          action,
          goal,
          owners: owners.flatMap((owner) => ownerKey(owner) ?? []),
          dueTyped: due,
          dueOn: read.ok ? read.day : null,
          progress,
          completion,
        };
      }),
  };
}

/** The measure's or plan's id; the ids of both are unique together. */
function subjectOf(page: string): string {
  const subject = parsePageKey(page)?.subject;
  return subject?.kind === "measure" ? subject.measureId : (subject?.planId ?? "");
}
