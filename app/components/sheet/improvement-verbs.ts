import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import {
  addImprovement,
  addOwner,
  deleteImprovement,
  improvementText,
  moveImprovement,
  removeOwner,
  restoreImprovement,
} from "~/sheet/improvements";
import type { Owner } from "~/sheet/owners";
import type { PageKey } from "~/sheet/page-key";
import { oneStep } from "./one-step";
import type { PastedImprovement } from "./pasted-improvements";
import { changeAndFocus, changeKeepingFocus, focusRow, type PlaceInRow } from "./row-focus";
import type { Move } from "./row-moves";

/** The parts of a row, in the order of the page. */
export type ImprovementPart = "action" | "goal" | "owners" | "due" | "progress" | "completion";

/** What a person can do with the improvement measures of a page. Each is one step to undo. */
export interface ImprovementVerbs {
  /** Adds a row at the end, with the first words of its action, and goes there. */
  add(action: string): void;
  /** Adds rows at the end, and goes to the last one. */
  addAll(rows: readonly PastedImprovement[]): void;
  /** Goes to the same part of the next row; from the last row to a new one, unless it is empty. */
  enter(id: string, part: ImprovementPart, next: string | undefined): void;
  move(id: string, move: NonNullable<Move>): void;
  /** Deletes a row; the focus goes to the row `next`, or stays to be looked after for null. */
  remove(id: string, next: string | null): void;
  /** Brings a row back and goes there, or to the place that is given. */
  restore(id: string, at?: PlaceInRow): void;
  addOwners(id: string, owners: readonly Owner[]): void;
  removeOwner(id: string, owner: Owner): void;
}

/** The verbs for one page of a room's document. */
export function improvementVerbs(room: Room, doc: Y.Doc, page: PageKey): ImprovementVerbs {
  const write = <T>(change: () => T) => oneStep(room, change);
  const verbs: ImprovementVerbs = {
    add: (action) =>
      changeAndFocus(() => write(() => addImprovement(doc, localOrigin, { page, action }))),
    addAll: (rows) =>
      changeAndFocus(() =>
        write(() => {
          const ids = rows.map((row) => addImprovement(doc, localOrigin, { page, ...row }));
          return ids.at(-1) ?? null;
        }),
      ),
    enter(id, part, next) {
      if (next !== undefined) return focusRow(next, part);
      const words = improvementText(doc, id, "action");
      if (words === null || words.length > 0) verbs.add("");
      else focusRow(id, "action");
    },
    move: (id, { after }) =>
      changeKeepingFocus(() => write(() => moveImprovement(doc, localOrigin, id, after))),
    remove: (id, next) =>
      changeAndFocus(() => {
        write(() => deleteImprovement(doc, localOrigin, id));
        return next;
      }),
    // Not the undo manager's last step, which may by now be another one: this very row comes back.
    restore: (id, at = { row: id }) =>
      changeAndFocus(() => {
        write(() => restoreImprovement(doc, localOrigin, id));
        return at.row;
      }, at.field),
    addOwners: (id, owners) =>
      write(() =>
        doc.transact(() => {
          for (const owner of owners) addOwner(doc, localOrigin, id, owner);
        }, localOrigin),
      ),
    removeOwner: (id, owner) => write(() => removeOwner(doc, localOrigin, id, owner)),
  };
  return verbs;
}
