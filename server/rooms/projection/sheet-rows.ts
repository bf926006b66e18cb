import type * as Y from "yjs";
import type {
  breakdownRow,
  findingRow,
  improvementRow,
  pagePictureRow,
  planReviewRow,
} from "#db/schema";
import { readDueDate } from "~/domain/follow-up/due-date";
import type { Month } from "~/domain/scorecard/month";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { ownerKey } from "~/sheet/owners";
import { parsePageKey, type PageKey } from "~/sheet/page-key";
import { isReviewed, readPlanReview } from "~/sheet/plan-review";
import { COVER_PAGE } from "~/sheet/pictures";
import { readSheet } from "~/sheet/read-sheet";

/** The name of a department's shared document. */
export type SheetRoom = Extract<RoomName, { kind: "sheet" }>;

/** What a sheet says, as the rows that should be stored. */
export type SheetRows = {
  readonly findings: (typeof findingRow.$inferSelect)[];
  readonly improvements: (typeof improvementRow.$inferSelect)[];
  readonly pictures: (typeof pagePictureRow.$inferSelect)[];
  readonly plans: (typeof planReviewRow.$inferSelect)[];
  readonly tables: (typeof breakdownRow.$inferSelect)[];
};

/**
 * Turns a sheet into rows.
 *
 * @param pages the keys of the pages that the department has in the meeting. Whoever may write in a
 *   sheet can write any page's name into it; what stands on another department's page is left out,
 *   because that page shows what is stored under its name, and so is what stands on a removed one.
 */
export function sheetRows(
  room: SheetRoom,
  doc: Y.Doc,
  reviewMonth: Month,
  pages: ReadonlySet<PageKey>,
): SheetRows {
  const { meetingId, departmentId } = room;
  const home = { room: formatRoomName(room), meetingId, departmentId };
  const isOwn = ({ page }: { page: string }) => pages.has(page);
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
    pictures: sheet.pictures
      .filter((picture) => picture.page === COVER_PAGE || isOwn(picture))
      .map((picture, position) => ({ ...home, ...picture, position })),
    tables: sheet.tables.filter(isOwn).map(({ page, ...body }, position) => {
      return { ...home, id: body.id, page, position, body };
    }),
    plans: [...pages].flatMap((page) => {
      const subject = parsePageKey(page)?.subject;
      const review = subject?.kind === "plan" ? readPlanReview(doc, subject.planId) : null;
      if (subject?.kind !== "plan" || !review || !isReviewed(review)) return [];
      const { answers, texts } = review;
      return [
        {
          ...home,
          id: subject.planId,
          onTrack: answers.onTrack,
          onTrackWhy: texts.onTrack,
          targets: answers.targets,
          targetsWhy: texts.targets,
          progress: texts.progress,
          nextSteps: texts.nextSteps,
        },
      ];
    }),
  };
}
