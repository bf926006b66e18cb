import type { Day, Month } from "~/domain/scorecard/month";
import type {
  Direction,
  Frequency,
  Level,
  Levels,
  Perspective,
  YearToDateRule,
} from "~/domain/scorecard/types";
import type { Span } from "~/domain/scorecard/validity";
import type { LevelRules } from "~/domain/scorecard/year-slips";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import type { PersonName } from "~/protocol/live-keys";
import type { Named } from "./page";

/*
 * What the administrator's pages about the scorecard are given: all entries with their months, past
 * and future ones included, each list in its order.
 */

/** A department and the months in which it is valid. */
export interface EditableDepartment extends Named, Span {
  id: string;
  code: string;
}

/** A band inside a perspective. */
export interface EditableTheme extends Named {
  id: string;
  perspective: Perspective;
}

/** An objective; `themeId` null: straight under its perspective. */
export interface EditableObjective extends Named, Span {
  id: string;
  code: string;
  perspective: Perspective;
  themeId: string | null;
}

/** The three kinds of owner of a measure. */
export const OWNER_KINDS = ["target", "achievement", "provider"] as const;
/** See {@link OWNER_KINDS}. */
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** What a measure is, from a month to a month. */
export interface MeasureVersion extends Named, Span {
  id: string;
  objectiveId: string;
  departmentId: string;
  unitZh: string;
  unitEn: string;
  decimals: number;
  direction: Direction;
  yearToDate: YearToDateRule;
  frequency: Frequency;
  owners: { kind: OwnerKind; personId: string }[];
}

/** A measure with everything it was, is and will be, the earliest version first. */
export interface EditableMeasure {
  id: string;
  code: string;
  versions: MeasureVersion[];
}

/** A milestone of an action plan; `doneOn` null: not done. */
export interface EditableMilestone {
  id: string;
  name: string;
  description: string;
  deliverable: string;
  expectedOn: Day;
  doneOn: Day | null;
}

/** An action plan with its milestones. */
export interface EditablePlan extends Named, Span {
  id: string;
  code: string;
  objectiveId: string;
  departmentId: string;
  owner: string;
  lead: string;
  participants: string;
  startsOn: Day;
  endsOn: Day;
  goal: string;
  milestones: EditableMilestone[];
}

/** Somebody who can be named as an owner. */
export interface PersonChoice extends Named {
  id: string;
  active: boolean;
}

/** A company's whole scorecard. */
export interface WholeScorecard {
  departments: EditableDepartment[];
  themes: EditableTheme[];
  objectives: EditableObjective[];
  measures: EditableMeasure[];
  plans: EditablePlan[];
}

/** The scorecard with what its forms need besides. */
export interface ScorecardEditorView extends WholeScorecard {
  people: PersonChoice[];
  /** The month at hand. */
  month: Month;
  /** From which month what is new is valid, unless said otherwise. */
  newFrom: Month;
}

/** A level that a save left alone: it was not any more what the typist had seen. */
export interface OvertakenLevel {
  measureId: string;
  /** A month "2021-02", or the year "2021". */
  period: string;
  level: Level;
  /** What stands there now; null: none. */
  value: number | null;
  /** Who put it there, if that is known. */
  changedBy: PersonName | null;
}

/** One measure in the grid of levels. */
export interface LevelRow extends Named {
  measureId: string;
  code: string;
  unitZh: string;
  unitEn: string;
  /** The versions valid in the year, for judging slips while somebody types. */
  rules: LevelRules[];
  months: MonthFigures[];
  /** The yearly levels as somebody typed them. */
  typedYear: Levels;
}
