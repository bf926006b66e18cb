import type { TextChange } from "./text-change";

/**
 * How two versions of one text lie beside each other: `view`, what the field shows, and `text`,
 * what the shared document holds. They differ while somebody composes (a field must not be written
 * to then) and where a field cannot show a character (a carriage return, a line break in an input).
 *
 * `both` runs stand in both; `text` runs only in the document (others' words not shown yet);
 * `view` runs only in the field (words that others have deleted meanwhile).
 * Adjacent runs of one kind are merged and no run is empty.
 */
export type Alignment = readonly Run[];
type Run = { kind: "both" | "text" | "view"; length: number };

/** A change of the shared text as Yjs reports it, attributes left out. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

const inText = (run: Run) => run.kind !== "view";
const inView = (run: Run) => run.kind !== "text";

function push(runs: Run[], kind: Run["kind"], length: number): void {
  if (length === 0) return;
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, length: last.length + length };
  else runs.push({ kind, length });
}

/** The alignment of a text with a field that shows all of it. */
export function aligned(length: number): Alignment {
  return length === 0 ? [] : [{ kind: "both", length }];
}

/**
 * The alignment of a text with the field it has just been written to. A field drops or replaces
 * line breaks only: an input drops them all, a textarea turns "\r\n" into "\n" and "\r" into "\n".
 */
export function alignedWithField(text: string, shown: string): Alignment {
  if (text === shown) return aligned(text.length);
  const runs: Run[] = [];
  let offset = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    const same = char === shown[offset];
    const replaced = char === "\r" && shown[offset] === "\n" && text[i + 1] !== "\n";
    push(runs, same || replaced ? "both" : "text", 1);
    if (same || replaced) offset += 1;
  }
  push(runs, "view", shown.length - offset);
  return runs;
}

/** Walks the runs, handing each (or the part of it that still lies in front of a cut) to a visitor. */
class Walker {
  private next = 0;
  private rest: Run | undefined;
  constructor(private readonly runs: Alignment) {
    this.rest = runs[0];
  }

  /** The run at hand, as far as it has not been taken. */
  peek(): Run | undefined {
    return this.rest;
  }

  /** Takes up to `limit` units of the run at hand. */
  take(limit: number): Run {
    const run = this.rest;
    if (run === undefined) throw new Error("alignment is shorter than the change made to it");
    const length = Math.min(limit, run.length);
    if (length < run.length) this.rest = { kind: run.kind, length: run.length - length };
    else this.rest = this.runs[(this.next += 1)];
    return { kind: run.kind, length };
  }
}

/** The alignment after a change of the document that the field does not show yet. */
export function afterRemote(alignment: Alignment, delta: Delta): Alignment {
  const walker = new Walker(alignment);
  const runs: Run[] = [];
  const advance = (count: number, keep: boolean) => {
    for (let left = count; left > 0;) {
      const run = walker.take(walker.peek()?.kind === "view" ? Infinity : left);
      if (inText(run)) left -= run.length;
      if (keep || run.kind === "view") push(runs, run.kind, run.length);
      else if (run.kind === "both") push(runs, "view", run.length);
    }
  };
  for (const op of delta) {
    if (op.retain !== undefined) advance(op.retain, true);
    else if (op.delete !== undefined) advance(op.delete, false);
    else push(runs, "text", typeof op.insert === "string" ? op.insert.length : 1);
  }
  while (walker.peek() !== undefined) {
    const run = walker.take(Infinity);
    push(runs, run.kind, run.length);
  }
  return runs;
}

/**
 * A change made in the field, carried over to the document: the edits to make there, to be applied
 * in order, and the alignment after them. Only characters the person saw are deleted, so what
 * others wrote into a replaced stretch meanwhile stays; new words go right behind the character in
 * front of them.
 */
export function afterLocal(
  alignment: Alignment,
  change: TextChange,
): { alignment: Alignment; edits: TextChange[] } {
  const walker = new Walker(alignment);
  const runs: Run[] = [];
  const edits: TextChange[] = [];
  let offset = 0;
  for (let left = change.index; left > 0;) {
    const run = walker.take(walker.peek()?.kind === "text" ? Infinity : left);
    push(runs, run.kind, run.length);
    if (inText(run)) offset += run.length;
    if (inView(run)) left -= run.length;
  }
  if (change.insert !== "") {
    edits.push({ index: offset, remove: 0, insert: change.insert });
    push(runs, "both", change.insert.length);
    offset += change.insert.length;
  }
  for (let left = change.remove; left > 0;) {
    const run = walker.take(walker.peek()?.kind === "text" ? Infinity : left);
    if (run.kind === "both") edits.push({ index: offset, remove: run.length, insert: "" });
    if (run.kind === "text") {
      push(runs, "text", run.length);
      offset += run.length;
    }
    if (inView(run)) left -= run.length;
  }
  while (walker.peek() !== undefined) {
    const run = walker.take(Infinity);
    push(runs, run.kind, run.length);
  }
  return { alignment: runs, edits };
}

/**
 * To which neighbour an offset clings when words appear exactly there: `left` stays behind the
 * character in front of it (a caret, right behind what one has just typed), `right` stays in front
 * of the character behind it (the start of a selection, which must not grow).
 */
export type Cling = "left" | "right";

function convert(
  alignment: Alignment,
  offset: number,
  cling: Cling,
  inFrom: (run: Run) => boolean,
  inTo: (run: Run) => boolean,
): number {
  let from = 0;
  let to = 0;
  for (const run of alignment) {
    if (from > offset || (from === offset && cling === "left")) break;
    if (inFrom(run)) {
      if (inTo(run)) to += Math.min(run.length, offset - from);
      from += run.length;
    } else {
      to += run.length;
    }
  }
  return to;
}

/** The offset in the document that corresponds to an offset in the field. */
export function textOffset(alignment: Alignment, offset: number, cling: Cling): number {
  return convert(alignment, offset, cling, inView, inText);
}

/** The offset in the field that corresponds to an offset in the document. */
export function viewOffset(alignment: Alignment, offset: number, cling: Cling): number {
  return convert(alignment, offset, cling, inText, inView);
}
