import { undoShortcut } from "~/collab/undo-shortcut";

/**
 * Whether a cell is merely stood on (its text is selected, typing replaces it) or its text is being
 * worked on, so that left, right, Home and End move in it.
 */
export type CellMode = "standing" | "editing";

/** How many cells down and to the right; negative for up and to the left. */
export interface Step {
  readonly line: number;
  readonly column: number;
}

/** What a key asks of a table of cells. */
export type CellVerb =
  /** Goes to the cell so many steps away, or stretches the selection to there. */
  | { readonly kind: "go" | "stretch"; readonly by: Step }
  /** Goes to the next or the previous cell in reading order; out of the table at its end. */
  | { readonly kind: "next"; readonly step: 1 | -1 }
  /** Puts the caret behind the cell's text. */
  | { readonly kind: "edit" }
  /** Takes back what was typed since the cell was entered. */
  | { readonly kind: "revert" }
  /** Selects the one cell again. */
  | { readonly kind: "collapse" }
  | { readonly kind: "select-all" }
  /** Empties the selected cells. */
  | { readonly kind: "clear" }
  | { readonly kind: "undo" | "redo" }
  /** Moves the row up or down. */
  | { readonly kind: "move-row"; readonly direction: "up" | "down" }
  /** Takes the row one level in or out, or moves the column: whichever the table has. */
  | { readonly kind: "shift"; readonly direction: "left" | "right" }
  /** Adds a row below. */
  | { readonly kind: "add-row" }
  /** Goes to the table's tools. */
  | { readonly kind: "tools" };

/** Farther than any table reaches. */
const FAR = 1_000_000;

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: { line: -1, column: 0 },
  ArrowDown: { line: 1, column: 0 },
  ArrowLeft: { line: 0, column: -1 },
  ArrowRight: { line: 0, column: 1 },
};

/**
 * What a key asks of the table, as in a spreadsheet; null when the key belongs to the text in the
 * cell or to the browser. Never asked while an input method composes: every key is its own then.
 */
export function cellVerb(press: KeyboardEvent, mode: CellMode): CellVerb | null {
  if (press.altKey) return withAlt(press);
  if (press.ctrlKey || press.metaKey) return withControl(press, mode);
  return inBothModes(press) ?? (mode === "standing" ? standing(press) : editing(press));
}

function withAlt({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): CellVerb | null {
  if (ctrlKey || metaKey) return null;
  if (key === "F10") return { kind: "tools" };
  const arrow = ARROWS[key];
  if (arrow === undefined) return null;
  if (arrow.line !== 0) {
    return shiftKey ? null : { kind: "move-row", direction: arrow.line < 0 ? "up" : "down" };
  }
  // Without Shift these are the browser's own: back and forward.
  return shiftKey ? { kind: "shift", direction: arrow.column < 0 ? "left" : "right" } : null;
}

function withControl(press: KeyboardEvent, mode: CellMode): CellVerb | null {
  if (press.key === "Enter") return { kind: "add-row" };
  if (mode === "editing") return null;
  const step = undoShortcut(press);
  if (step !== null) return { kind: step };
  if (press.key.toLowerCase() === "a" && !press.shiftKey) return { kind: "select-all" };
  const by = farStep(press.key);
  return by && { kind: press.shiftKey ? "stretch" : "go", by };
}

/** Ctrl with an arrow goes to the table's edge, with Home and End to its corners. */
function farStep(key: string): Step | null {
  if (key === "Home") return { line: -FAR, column: -FAR };
  if (key === "End") return { line: FAR, column: FAR };
  const arrow = ARROWS[key];
  return arrow ? { line: arrow.line * FAR, column: arrow.column * FAR } : null;
}

function inBothModes({ key, shiftKey }: KeyboardEvent): CellVerb | null {
  if (key === "Enter") return { kind: "go", by: { line: shiftKey ? -1 : 1, column: 0 } };
  return key === "Tab" ? { kind: "next", step: shiftKey ? -1 : 1 } : null;
}

function standing({ key, shiftKey }: KeyboardEvent): CellVerb | null {
  const arrow = ARROWS[key] ?? rowEnd(key);
  if (arrow) return { kind: shiftKey ? "stretch" : "go", by: arrow };
  if (key === "F2") return { kind: "edit" };
  if (key === "Escape") return { kind: "collapse" };
  return key === "Delete" || key === "Backspace" ? { kind: "clear" } : null;
}

function rowEnd(key: string): Step | null {
  if (key === "Home") return { line: 0, column: -FAR };
  return key === "End" ? { line: 0, column: FAR } : null;
}

function editing({ key, shiftKey }: KeyboardEvent): CellVerb | null {
  if (key === "Escape") return { kind: "revert" };
  const arrow = shiftKey ? undefined : ARROWS[key];
  return arrow && arrow.line !== 0 ? { kind: "go", by: arrow } : null;
}
