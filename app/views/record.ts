import type { BreakdownTable } from "~/domain/breakdown/table";
import type { Blocker } from "~/domain/meeting/closing";
import type { FollowUpState } from "~/domain/follow-up/state";
import type { Light } from "~/domain/scorecard/light";
import type { Day, Month } from "~/domain/scorecard/month";
import type { PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import type { Direction, Levels, Perspective, YearToDateRule } from "~/domain/scorecard/types";
import type { PersonName } from "~/protocol/live-keys";
import type { LiveThread } from "~/protocol/live-thread";
import type { PageKey } from "~/sheet/page-key";
import type { PicturePage } from "~/sheet/pictures";
import type { PageLink } from "./meeting";
import type {
  FindingView,
  ImprovementView,
  MeasurePage,
  Named,
  PageHead,
  PictureView,
  PlanPage,
} from "./page";
import type { StrategyMapView } from "./strategy-map";

/*
 * The record of a meeting: everything that its pages showed, as plain JSON. Frozen when the meeting
 * is closed; the minutes are a rendering of it, before that of what it would be now. Times are the
 * product clock's, ms since 1970. Ids refer to lists within the record: it needs nothing else.
 */

/** The version of this shape; a record of another version is shown by nothing of this one. */
export const RECORD_VERSION = 2;

/** See the file's header. */
export interface MeetingRecord {
  version: typeof RECORD_VERSION;
  company: string;
  timeZone: string;
  meeting: {
    id: string;
    month: Month;
    startedAt: number | null;
    /** Null in a draft. */
    closedAt: number | null;
    closedBy: string | null;
  };
  /** Everybody of the company, by the names they had. */
  people: PersonName[];
  agenda: RecordedItem[];
  attendance: { personId: string; firstAt: number; lastAt: number }[];
  scorecard: RecordedScorecard;
  pages: RecordedPage[];
  /** The month's lights by "kind/subjectId". */
  lights: Record<string, RecordedLight>;
  /** The month before's, with what was corrected of them until this meeting was closed. */
  lightsBefore: Record<string, RecordedLight>;
  /** The month before's as its own meeting froze them. */
  sealedBefore: Record<string, Light>;
  /** The overview in words, by perspective; absent in records from before it was written. */
  sentences?: RecordedSentence[];
  /** The strategy map beside the scorecard; absent in records from before it was drawn. */
  strategyMap?: StrategyMapView;
  findings: (FindingView & OnPage)[];
  improvements: (ImprovementView & OnPage)[];
  /** Absent in records from before there were pictures. */
  pictures?: RecordedPicture[];
  /** The pages' breakdown tables; absent in records from before there were any. */
  tables?: RecordedTable[];
  /** What the departments' covers showed of nothing else in the record; absent in older ones. */
  covers?: RecordedCover[];
  followUps: RecordedFollowUp[];
  threads: LiveThread[];
  closing: { remarks: string; decisions: string };
  /** What was waived; `blocker` is null where it had been settled before the meeting was closed. */
  waivers: { blocker: Blocker | null; key: string; reason: string; personId: string; at: number }[];
}

/** Where something stands: a page of a department. */
export interface OnPage {
  departmentId: string;
  page: PageKey;
}

/** A picture where it stood. Its bytes are kept beside the record, and belong to it by their hash. */
export interface RecordedPicture extends PictureView {
  departmentId: string;
  page: PicturePage;
}

/** A breakdown table as it stood: what was typed; all else is computed from it. */
export interface RecordedTable extends OnPage {
  table: BreakdownTable;
  /** Last month's actuals that its blank cells showed, by row id. */
  lastMonth: Record<string, number>;
}

/** A department's cover. */
export interface RecordedCover {
  departmentId: string;
  /** The ids of those who managed the department. */
  managers: string[];
  /** The ids of the measures that are red although all that was agreed on them was done. */
  didNotWork: string[];
}

/** A light with the domain's explanation of its kind. */
export interface RecordedLight {
  light: Light;
  explanation: unknown;
}

/** A perspective's sentence as the lights generated it, and as somebody put it instead. */
export interface RecordedSentence extends PerspectiveSentence {
  written: { text: string; basis: string; personId: string; at: number } | null;
}

/** An item of the agenda with the time it took. */
export interface RecordedItem {
  id: string;
  part: "overview" | "department" | "closing";
  departmentId: string | null;
  budgetMinutes: number;
  spentMs: number;
}

/** The scorecard as it was in the month, each list in its order. */
export interface RecordedScorecard {
  departments: (Named & { id: string; code: string })[];
  themes: (Named & { id: string; perspective: Perspective })[];
  objectives: (Named & {
    id: string;
    code: string;
    perspective: Perspective;
    themeId: string | null;
  })[];
  measures: (Named & {
    id: string;
    code: string;
    objectiveId: string;
    departmentId: string;
    unitZh: string;
    unitEn: string;
    decimals: number;
    direction: Direction;
    yearToDate: YearToDateRule;
    levels: Levels;
  })[];
  plans: (Named & {
    id: string;
    code: string;
    objectiveId: string;
    departmentId: string;
    milestones: { id: string; name: string }[];
  })[];
}

/** A page's head, and its year table or its milestones with what is said of the plan. */
export interface RecordedPage {
  link: PageLink;
  departmentId: string;
  head: PageHead;
  subject: Omit<MeasurePage, "mayEnter"> | RecordedPlan;
}

/**
 * An action plan's page; without `review` in a record that was frozen before there was one. Its days
 * and milestones are read for as long as the month is judged [PL5], whatever the record's version.
 */
export type RecordedPlan = Omit<PlanPage, "mayReport" | "review"> &
  Partial<Pick<PlanPage, "review">>;

/** A follow-up that was raised in the meeting, or came into it unfinished. */
export interface RecordedFollowUp {
  id: string;
  kind: "improvement" | "support" | "question";
  departmentId: string;
  /** "" for none. */
  page: PageKey | "";
  /** The month of the meeting that raised it. */
  raisedIn: Month;
  wording: string;
  goal: string;
  owners: Named[];
  dueTyped: string;
  dueOn: Day | null;
  state: FollowUpState;
  doneOn: Day | null;
  reason: string;
  lightWhenRaised: Light | null;
  withdrawn: boolean;
  /** How it went, as written on this month's page. */
  progress: string;
  completion: string;
  events: {
    kind: string;
    before: unknown;
    after: unknown;
    reason: string;
    personId: string | null;
    at: number;
  }[];
}
