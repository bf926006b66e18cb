import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

/** The steps of type that a page on the wall can be set in, large to small; none is under 24 px. */
const STEPS = ["roomy", "usual", "dense"] as const;

/** A page that is fitted to the wall. */
export interface Fit {
  /** The element whose columns have to fit; they carry `data-column`, their rows are list items. */
  ref: RefObject<HTMLDivElement>;
  /** How many rows of each column have no room, by the column's name. */
  left: Readonly<Record<string, number>>;
}

/**
 * Fits what is written to a wall that nobody scrolls: the largest step of type at which every column
 * has room for its rows; and where even the smallest has not, rows are taken out, those of the least
 * `data-row-weight` (1 where it is not said) and the last among them first, and counted. Done
 * anew at every change of the words and of the size.
 */
export function useFit(): Fit {
  const ref = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<Fit["left"]>({});
  const fit = useCallback(() => {
    if (!ref.current) return;
    const counts = fitTo(ref.current);
    setLeft((before) => (sameCounts(before, counts) ? before : counts));
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const words = new MutationObserver(fit);
    words.observe(element, { childList: true, characterData: true, subtree: true });
    const size = new ResizeObserver(fit);
    size.observe(element);
    fit();
    return () => {
      words.disconnect();
      size.disconnect();
    };
  }, [fit]);
  return { ref, left };
}

function fitTo(page: HTMLElement): Record<string, number> {
  const columns = [...page.querySelectorAll<HTMLElement>("[data-column]")];
  for (const column of columns) for (const row of rowsOf(column)) row.hidden = false;
  // What is shown whole is given more of the page when it needs it.
  delete page.dataset["tight"];
  if (!columns.filter(isWhole).every(fits)) page.dataset["tight"] = "";
  for (const step of STEPS) {
    page.dataset["type"] = step;
    if (columns.every(fits)) break;
  }
  return Object.fromEntries(
    columns.map((column) => [column.dataset["column"] ?? "", takeOut(column)]),
  );
}

/** Hides rows until the column fits. @returns how many */
function takeOut(column: HTMLElement): number {
  delete column.dataset["short"];
  if (fits(column) || isWhole(column)) return 0;
  // Room for the line that says how many.
  column.dataset["short"] = "";
  const weightOf = (row: HTMLElement) => Number(row.dataset["rowWeight"] ?? 1);
  // Sorting keeps the order of equals: the last one goes first.
  const going = rowsOf(column)
    .toReversed()
    .toSorted((a, b) => weightOf(a) - weightOf(b));
  let count = 0;
  for (const row of going) {
    if (fits(column)) break;
    row.hidden = true;
    count += 1;
  }
  return count;
}

/** Whether nothing can be taken out of a column. */
function isWhole({ dataset }: HTMLElement): boolean {
  return "whole" in dataset;
}

function rowsOf(column: HTMLElement): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>("li")];
}

function fits({ scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight <= clientHeight;
}

function sameCounts(a: Fit["left"], b: Fit["left"]): boolean {
  const keys = Object.keys({ ...a, ...b });
  return keys.every((key) => a[key] === b[key]);
}
