import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { pagePictureRow, picture } from "#db/schema";
import type { PicturePage } from "~/sheet/pictures";
import type { PictureView } from "~/views/page";
import type { RecordedPicture } from "~/views/record";

/**
 * The pictures of a meeting's pages in their order, room by room. A row that names bytes which were
 * never uploaded to its sheet is left out: whoever may write in a sheet can write any name into it.
 */
export function picturesOf(db: Db, meetingId: string): RecordedPicture[] {
  return db
    .select({ row: pagePictureRow, kept: { width: picture.width, height: picture.height } })
    .from(pagePictureRow)
    .innerJoin(
      picture,
      and(
        eq(picture.meetingId, pagePictureRow.meetingId),
        eq(picture.departmentId, pagePictureRow.departmentId),
        eq(picture.hash, pagePictureRow.hash),
      ),
    )
    .where(eq(pagePictureRow.meetingId, meetingId))
    .orderBy(asc(pagePictureRow.room), asc(pagePictureRow.position), asc(pagePictureRow.id))
    .all()
    .map(({ row: { id, departmentId, page, hash, caption, alt }, kept }) => ({
      id,
      departmentId,
      page,
      hash,
      ...kept,
      caption,
      alt,
    }));
}

/** The pictures of one page. */
export function picturesOn(
  db: Db,
  place: { meetingId: string; departmentId: string; page: PicturePage },
): PictureView[] {
  return picturesOf(db, place.meetingId)
    .filter(({ departmentId, page }) => departmentId === place.departmentId && page === place.page)
    .map(({ departmentId: _departmentId, page: _page, ...view }) => view);
}
