import type { Db } from "#db/client";
import { COVER_PAGE } from "~/sheet/pictures";
import type { RecordedPage, RecordedPicture } from "~/views/record";
import { picturesOf } from "../pictures/page-pictures.server";

/** The pictures of the covers and then of the pages given, page by page, in their order. */
export function recordedPictures(
  db: Db,
  meetingId: string,
  pages: readonly RecordedPage[],
): RecordedPicture[] {
  const keys = [COVER_PAGE, ...pages.map(({ link }) => link.key)];
  const places = new Map(keys.map((key, index) => [key, index]));
  const placeOf = ({ page }: RecordedPicture) => places.get(page) ?? keys.length;
  return picturesOf(db, meetingId)
    .filter(({ page }) => places.has(page))
    .toSorted((left, right) => placeOf(left) - placeOf(right));
}
