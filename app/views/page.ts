import type { Day, Month } from "~/domain/scorecard/month";
import type { Light } from "~/domain/scorecard/light";
import type {
  Direction,
  Frequency,
  Levels,
  Perspective,
  YearToDateRule,
} from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import type { BreakdownTable } from "~/domain/breakdown/table";
import type { PictureBytes } from "~/sheet/pictures";
import type { PlanReview } from "~/sheet/plan-review";
import type { PageLink } from "./meeting";

/** Something with a name in both languages. */
export interface Named {
  nameZh: string;
  nameEn: string;
}

/** What a page supports. */
export interface PageHead {
  objective: (Named & { code: string }) | null;
  perspective: Perspective | null;
  theme: Named | null;
}

/** A problem or risk as projected: readable before the shared document has arrived. */
export interface FindingView {
  id: string;
  kind: "problem" | "risk";
  text: string;
  causes: string[];
}

/** An improvement measure as projected. */
export interface ImprovementView {
  id: string;
  action: string;
  goal: string;
  owners: Named[];
  dueTyped: string;
  dueOn: Day | null;
  progress: string;
  completion: string;
}

/** A picture as projected: its bytes are given out by their hash. */
export interface PictureView extends PictureBytes {
  id: string;
  caption: string;
  alt: string;
}

/** What is special to a measure's page. */
export interface MeasurePage {
  kind: "measure";
  frequency: Frequency;
  owners: { kind: "target" | "achievement" | "provider"; person: PersonName }[];
  /** The measure's numbers of the year, as components/scorecard shows them. */
  figures: {
    measure: Named & {
      id: string;
      code: string;
      objectiveId: string;
      departmentId: string;
      unitZh: string;
      unitEn: string;
      decimals: number;
      direction: Direction;
      yearToDate: YearToDateRule;
    };
    month: Month;
    months: MonthFigures[];
    typedYear: Levels;
    versions: {
      validFrom: Month;
      validTo: Month | null;
      direction: Direction;
      yearToDate: YearToDateRule;
      decimals: number;
    }[];
    sealedBefore: Light | null;
    timeZone: string;
  };
  mayEnter: boolean;
}

/** What is special to an action plan's page. */
export interface PlanPage {
  kind: "plan";
  plan: {
    id: string;
    owner: string;
    lead: string;
    participants: string;
    startsOn: Day;
    endsOn: Day;
    goal: string;
  };
  milestones: {
    id: string;
    name: string;
    description: string;
    deliverable: string;
    expectedOn: Day;
    /**
     * The day that the first closed meeting knew, where it is another one; absent in records from
     * before it was told.
     */
    firstExpectedOn?: Day | null;
    doneOn: Day | null;
  }[];
  /** What the department says of it in this month, as projected. */
  review: PlanReview;
  mayReport: boolean;
  /** The company's calendar day when the page was loaded. */
  today: Day;
}

/** The words about a follow-up in one month. */
export interface ProgressWords {
  progress: string;
  completion: string;
}

/** What was raised on a page before the month under review. */
export interface EarlierFollowUps {
  companyId: string;
  /** All of it, settled long ago or not, in the order in which it was raised. */
  followUps: LiveFollowUp[];
  /** This month's words as projected, by follow-up; for those that have some. */
  words: Record<string, ProgressWords>;
  /** The newest words of a month before, by follow-up; for those that have some. */
  before: Record<string, ProgressWords & { month: Month }>;
  /** The departments whose follow-ups this person may move. */
  mayMove: string[];
}

/** A further page of a measure that was removed: all that is on it comes back with it. */
export interface RemovedPage {
  ordinal: number;
  title: Named;
}

/** One page of a department's turn. */
export interface DepartmentPage {
  link: PageLink;
  /** The further pages of this measure that can be brought back. */
  removed: RemovedPage[];
  departmentId: string;
  /** The name of the room that holds the department's shared document. */
  sheet: string;
  head: PageHead;
  subject: MeasurePage | PlanPage;
  /** Whether this person may write on the page, as the page was loaded; the room has the last word. */
  mayWrite: boolean;
  findings: FindingView[];
  improvements: ImprovementView[];
  earlier: EarlierFollowUps;
  pictures: PictureView[];
  /** The page's breakdown tables as projected. */
  tables: readonly BreakdownTable[];
  /** Those that the same page had last month: what last month's column is filled from. */
  tablesBefore: readonly BreakdownTable[];
  /** Live values by their key, as of `revision`: the lights and actuals that the page shows. */
  values: Record<string, unknown>;
  revision: number;
}
