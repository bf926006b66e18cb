import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import {
  addCause,
  addFinding,
  deleteCause,
  deleteFinding,
  moveCause,
  moveFinding,
  restoreCause,
  restoreFinding,
  type FindingKind,
} from "~/sheet/findings";
import type { PageKey } from "~/sheet/page-key";
import type { FindingOutline } from "./finding-outline";
import { oneStep } from "./one-step";
import { changeAndFocus, changeKeepingFocus, focusRow, type PlaceInRow } from "./row-focus";
import type { Move } from "./row-moves";

/** What a row of the list is. */
export type FindingRowKind = FindingKind | "cause";

/** What a person can do with the findings of a page. Each is one step to undo. */
export interface FindingVerbs {
  /** Adds a finding at the end and goes there. */
  add(kind: FindingKind): void;
  /** Adds a cause behind another one, first for null, last for undefined, and goes there. */
  addCause(finding: string, after?: string | null): void;
  /** Goes to a finding's first cause, which is added if there is none. */
  enter(finding: FindingOutline): void;
  move(kind: FindingRowKind, id: string, move: NonNullable<Move>): void;
  /** Deletes a row; the focus goes to the row `next`, or stays to be looked after for null. */
  remove(kind: FindingRowKind, id: string, next: string | null): void;
  /** Brings a row back and goes there, or to the place that is given. */
  restore(kind: FindingRowKind, id: string, at?: PlaceInRow): void;
}

/** The verbs for one page of a room's document. */
export function findingVerbs(room: Room, doc: Y.Doc, page: PageKey): FindingVerbs {
  const write = <T>(change: () => T) => oneStep(room, change);
  const verbs: FindingVerbs = {
    add: (kind) => changeAndFocus(() => write(() => addFinding(doc, localOrigin, { page, kind }))),
    addCause: (finding, after) =>
      changeAndFocus(() => write(() => addCause(doc, localOrigin, { finding, after }))),
    enter: ({ id, causes: [first] }) => (first ? focusRow(first.id) : verbs.addCause(id)),
    move: (kind, id, { after }) =>
      changeKeepingFocus(() =>
        write(() => (kind === "cause" ? moveCause : moveFinding)(doc, localOrigin, id, after)),
      ),
    remove: (kind, id, next) =>
      changeAndFocus(() => {
        write(() => (kind === "cause" ? deleteCause : deleteFinding)(doc, localOrigin, id));
        return next;
      }),
    // Not the undo manager's last step, which may by now be another one: this very row comes back.
    restore: (kind, id, at = { row: id }) =>
      changeAndFocus(() => {
        write(() => (kind === "cause" ? restoreCause : restoreFinding)(doc, localOrigin, id));
        return at.row;
      }, at.field),
  };
  return verbs;
}
