/** Which rows a change of a sheet has touched. */
import * as Y from "yjs";
import { planAnswerKey, SheetType, TableType } from "./keys";
import { parsePageKey } from "./page-key";
import type { PageScope, RowAddress } from "./page-rows";
import { tableOfPart } from "./page-table-rows";
import { PLAN_FIELDS } from "./fields";
import { planAnswers, planText } from "./plan-review";
import { progressText } from "./progress";

const MAPS = [
  "findings",
  "causes",
  "improvements",
  "pictures",
  "tables",
  "tableRows",
  "tableColumns",
] as const;

/**
 * Makes a change and tells which rows it touched, each once: rows that came, and rows in which
 * anything became different. A finding's causes are touched by themselves only, a table with each of
 * its rows, columns and cells.
 *
 * @param scope the page whose progress texts and plan's fields count as rows
 * @param change changes `doc`, as by applying an update to it
 */
export function touchedRows(
  doc: Y.Doc,
  { page, followUps }: PageScope,
  change: () => void,
): RowAddress[] {
  const touched = new Map<string, RowAddress>();
  const stops = MAPS.map((map) => {
    const rows = doc.getMap(SheetType[map]);
    const note = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const id of events.flatMap((event) => idsOf(event))) {
        touched.set(`${map} ${id}`, { map, id });
      }
    };
    const listener = note as Parameters<typeof rows.observeDeep>[0];
    rows.observeDeep(listener);
    return () => rows.unobserveDeep(listener);
  });
  for (const id of followUps) {
    const note = () => void touched.set(`progress ${id}`, { map: "progress", id });
    for (const field of ["progress", "completion"] as const) {
      const text = progressText(doc, id, field);
      text?.observe(note);
      stops.push(() => text?.unobserve(note));
    }
  }
  stops.push(...watchPlan(doc, page, (id) => touched.set(`plan ${id}`, { map: "plan", id })));
  stops.push(watchCells(doc, (id) => touched.set(`tableRows ${id}`, { map: "tableRows", id })));
  change();
  for (const stop of stops) stop();
  return withTables(doc, [...touched.values()]);
}

/** Tells of every row of a table in which a cell changes. @returns what ends that */
function watchCells(doc: Y.Doc, note: (row: string) => void): () => void {
  const cells = doc.getMap(TableType.cells);
  const listener = ({ keysChanged }: Y.YMapEvent<unknown>) => {
    for (const key of keysChanged) note(String(key).split("/")[0] ?? "");
  };
  cells.observe(listener);
  return () => cells.unobserve(listener);
}

/** The rows touched, and the tables of those that are parts of one. */
function withTables(doc: Y.Doc, touched: readonly RowAddress[]): RowAddress[] {
  const tables = touched.flatMap(({ map, id }) =>
    map === "tableRows" || map === "tableColumns" ? (tableOfPart(doc, { map, id }) ?? []) : [],
  );
  const known = new Set(touched.flatMap(({ map, id }) => (map === "tables" ? [id] : [])));
  const further = [...new Set(tables)].filter((id) => !known.has(id));
  return [...touched, ...further.map((id): RowAddress => ({ map: "tables", id }))];
}

/** The row an event lies in; for an event of the map of rows itself, the rows put there. */
function idsOf(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
  const [row] = event.path;
  if (row !== undefined) return [String(row)];
  return event instanceof Y.YMapEvent ? [...event.keysChanged].map(String) : [];
}

/** Tells of every field of an action plan's page that changes. @returns what ends that */
function watchPlan(doc: Y.Doc, page: string, note: (field: string) => void): (() => void)[] {
  const subject = parsePageKey(page)?.subject;
  if (subject?.kind !== "plan") return [];
  const { planId } = subject;
  const answers = planAnswers(doc);
  const onAnswer = ({ keysChanged }: Y.YMapEvent<unknown>) => {
    for (const field of PLAN_FIELDS) {
      if (keysChanged.has(planAnswerKey(planId, field))) note(field);
    }
  };
  answers.observe(onAnswer);
  const ends = PLAN_FIELDS.map((field) => {
    const text = planText(doc, planId, field);
    const onText = () => note(field);
    text?.observe(onText);
    return () => text?.unobserve(onText);
  });
  return [...ends, () => answers.unobserve(onAnswer)];
}
