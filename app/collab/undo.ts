import type * as Y from "yjs";
import { yjs } from "~/sheet/yjs";
import { createStore, type Readable } from "./store";

/** Origin of every transaction that this person makes through the interface. */
export const localOrigin = Symbol("local");

/** Which steps there are at the moment. */
export type UndoSteps = { canUndo: boolean; canRedo: boolean };

/** Undo of this person's own edits of one document; others' edits are never taken back. */
export type DocumentUndo = {
  readonly steps: Readable<UndoSteps>;
  /** Origin of the transactions that undo and redo make. */
  readonly origin: unknown;
  undo(): void;
  redo(): void;
  /** What follows is a step of its own, however quickly it follows. */
  separate(): void;
  destroy(): void;
};

/**
 * One undo history for a whole document: a deleted row comes back by the same key as a deleted
 * word. It takes in transactions made with `localOrigin`, nothing else.
 *
 * @param mayEdit asked before each step: who has lost the right to edit cannot undo either
 */
export function createUndo(doc: Y.Doc, mayEdit = () => true): DocumentUndo {
  const manager = new (yjs().UndoManager)(doc, { trackedOrigins: new Set([localOrigin]) });
  const steps = createStore<UndoSteps>({ canUndo: false, canRedo: false });
  const update = () => steps.set({ canUndo: manager.canUndo(), canRedo: manager.canRedo() });
  manager.on("stack-item-added", update);
  manager.on("stack-item-popped", update);
  manager.on("stack-cleared", update);
  return {
    steps,
    origin: manager,
    undo: () => void (mayEdit() && manager.undo()),
    redo: () => void (mayEdit() && manager.redo()),
    separate: () => manager.stopCapturing(),
    destroy: () => manager.destroy(),
  };
}
