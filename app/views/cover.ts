import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import type { MinutesView } from "./minutes";
import type { PictureView } from "./page";
import type { SmallMultiplesView } from "./small-multiples";

/**
 * The cover of a department's turn in an open meeting. Its lights, threads and readiness are the
 * meeting's own live values; the follow-ups go on from `revision` in the company's room.
 */
export interface DepartmentCover {
  companyId: string;
  departmentId: string;
  /** The name of the room that holds the department's shared document. */
  sheet: string;
  managers: PersonName[];
  multiples: SmallMultiplesView;
  /** What the department took on in earlier meetings, settled or not, as it was raised. */
  followUps: LiveFollowUp[];
  pictures: PictureView[];
  /** Whether this person may put pictures here, as the page was loaded; the room has the last word. */
  mayWrite: boolean;
  revision: number;
}

/** The cover of a department's turn as a closed meeting's record froze it. */
export interface RecordedCoverView {
  departmentId: string;
  multiples: SmallMultiplesView;
  /** The record with nothing but what belongs to this department. */
  minutes: MinutesView;
}
