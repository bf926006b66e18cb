import { ReadOnlyPictures } from "~/components/pictures/read-only-pictures";
import { useRecord } from "~/components/record/record-reader";
import type { RecordedPicture } from "~/views/record";

/** The pictures of one page, as they are printed; nothing when it has none. */
export function MinutesPictures({ pictures }: { pictures: readonly RecordedPicture[] }) {
  const { meeting } = useRecord().record;
  const [first] = pictures;
  if (!first) return null;
  const home = { meetingId: meeting.id, departmentId: first.departmentId };
  return <ReadOnlyPictures home={home} pictures={pictures} onPaper />;
}
