/** Follow-ups: their states, and the columns of the board that follow from them. Rules FU1–FU7. */
import { firstDay, type Day, type Month } from "../scorecard/month";

/** The states that somebody puts a follow-up into; done late and overdue follow from dates. */
export const FOLLOW_UP_STATES = [
  "planned",
  "in-progress",
  "done",
  "dropped",
  "taken-over",
] as const;
/** See {@link FOLLOW_UP_STATES}. */
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** The columns of the board, in their order. */
export const COLUMNS = [
  "planned",
  "in-progress",
  "done",
  "done-late",
  "overdue",
  "dropped",
] as const;
/** See {@link COLUMNS}. */
export type Column = (typeof COLUMNS)[number];

/** Where somebody moves a follow-up: a column, or into another measure that takes its place. */
export type MoveTarget = Column | "taken-over";

/**
 * A follow-up as far as its place on the board goes. `doneOn` is set exactly when it is done;
 * `withdrawn`: its row was deleted on the page that raised it.
 */
export interface Progressing {
  readonly state: FollowUpState;
  readonly doneOn: Day | null;
  readonly dueOn: Day | null;
  readonly withdrawn?: boolean;
}

/** One that can be moved. `raisedFor` is the month under review in the meeting that raised it. */
export interface Movable extends Progressing {
  readonly raisedFor: Month;
}

/** Why a follow-up is not moved. */
export type MoveError =
  | "needs-date"
  | "needs-reason"
  | "future-date"
  | "done-before-raised"
  | "overdue-follows-from-dates"
  | "done-late-follows-from-dates"
  /** It would change nothing: the due date has passed, so that it stays overdue. */
  | "still-overdue"
  | "already-there"
  | "withdrawn";

/** A move: what to write, and the column in which it lands; or why it is not made. */
export type Move =
  | {
      readonly ok: true;
      readonly state: FollowUpState;
      readonly doneOn: Day | null;
      readonly reason: string;
      readonly column: Column;
    }
  | { readonly ok: false; readonly error: MoveError };

/** [FU1] Whether it is still to be done. */
export function isOpen(state: FollowUpState): boolean {
  return state === "planned" || state === "in-progress";
}

/** The order of a list of what somebody owes: by due date, the earliest first, without one last. */
export function compareDue(
  left: { readonly dueOn: Day | null },
  right: { readonly dueOn: Day | null },
): number {
  const [a, b] = [left.dueOn ?? "9999", right.dueOn ?? "9999"];
  return a < b ? -1 : Number(a > b);
}

/** [FU2] [FU3] The column in which a follow-up stands on the day `today`. */
export function columnOf({ state, doneOn, dueOn, withdrawn }: Progressing, today: Day): Column {
  if (withdrawn) return "dropped";
  switch (state) {
    case "planned":
    case "in-progress":
      return dueOn !== null && dueOn < today ? "overdue" : state;
    case "done":
      return dueOn !== null && doneOn !== null && doneOn > dueOn ? "done-late" : "done";
    case "dropped":
    case "taken-over":
      return "dropped";
  }
}

/**
 * [FU4]–[FU7] What moving a follow-up to a column (or handing it to another measure) does. Done asks
 * for the day, not after `today` nor before the month under review; dropped and taken over ask for a reason.
 */
export function moveTo(
  followUp: Movable,
  target: MoveTarget,
  { doneOn, reason = "" }: { readonly doneOn?: Day | null; readonly reason?: string },
  today: Day,
): Move {
  if (followUp.withdrawn) return refuse("withdrawn");
  if (target === "overdue") return refuse("overdue-follows-from-dates");
  if (target === "done-late") return refuse("done-late-follows-from-dates");
  if (target === "done") return moveToDone(followUp, doneOn ?? null, today);
  if (followUp.state === target) return refuse(stays(followUp, today));
  if (!isOpen(target) && reason.trim() === "") return refuse("needs-reason");
  return land(followUp, target, { doneOn: null, reason: reason.trim() }, today);
}

function moveToDone(followUp: Movable, doneOn: Day | null, today: Day): Move {
  if (doneOn === null) return refuse("needs-date");
  if (doneOn > today) return refuse("future-date");
  if (doneOn < firstDay(followUp.raisedFor)) return refuse("done-before-raised");
  if (followUp.state === "done" && followUp.doneOn === doneOn) return refuse("already-there");
  return land(followUp, "done", { doneOn, reason: "" }, today);
}

function land(
  { dueOn }: Progressing,
  state: FollowUpState,
  { doneOn, reason }: { readonly doneOn: Day | null; readonly reason: string },
  today: Day,
): Move {
  return { ok: true, state, doneOn, reason, column: columnOf({ state, doneOn, dueOn }, today) };
}

function stays(followUp: Progressing, today: Day): MoveError {
  return columnOf(followUp, today) === "overdue" ? "still-overdue" : "already-there";
}

function refuse(error: MoveError): Move {
  return { ok: false, error };
}
