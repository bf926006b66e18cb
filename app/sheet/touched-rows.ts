/** Which rows a change of a sheet has touched. */
import * as Y from "yjs";
import { SheetType } from "./keys";
import type { RowAddress } from "./page-rows";
import { progressText } from "./progress";

const MAPS = ["findings", "causes", "improvements"] as const;

/**
 * Makes a change and tells which rows it touched, each once: rows that came, and rows in which
 * anything became different. A finding's causes are touched by themselves only.
 *
 * @param followUps the earlier follow-ups whose progress texts count as rows
 * @param change changes `doc`, as by applying an update to it
 */
export function touchedRows(
  doc: Y.Doc,
  followUps: readonly string[],
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
  change();
  for (const stop of stops) stop();
  return [...touched.values()];
}

/** The row an event lies in; for an event of the map of rows itself, the rows put there. */
function idsOf(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
  const [row] = event.path;
  if (row !== undefined) return [String(row)];
  return event instanceof Y.YMapEvent ? [...event.keysChanged].map(String) : [];
}
