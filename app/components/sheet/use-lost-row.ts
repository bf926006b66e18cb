import { useEffect } from "react";
import type * as Y from "yjs";
import { useLatest } from "~/components/ui/use-latest";
import type { PlaceInRow } from "./row-focus";

/**
 * Tells somebody who writes in a row that it has just been deleted elsewhere: their field is about to
 * vanish, and what they type on would go nowhere.
 *
 * @param doc null until it is here
 * @param lost what has to be brought back for a row to show again; null when it shows, or is none of
 *   this list's
 * @param onLost given that, and where they wrote
 */
export function useLostRow<T>(
  doc: Y.Doc | null,
  lost: (doc: Y.Doc, row: string) => T | null,
  onLost: (lost: T, at: PlaceInRow) => void,
): void {
  const latest = useLatest({ lost, onLost });
  useEffect(() => {
    if (!doc) return undefined;
    const look = ({ local }: Y.Transaction) => {
      const at = local ? null : placeOfFocus();
      const gone = at && latest.current.lost(doc, at.row);
      if (at && gone) latest.current.onLost(gone, at);
    };
    // The page does not show the change yet: the focus is where it was.
    doc.on("afterTransaction", look);
    return () => doc.off("afterTransaction", look);
  }, [doc, latest]);
}

function placeOfFocus(): PlaceInRow | null {
  const focused = document.activeElement;
  const row = focused?.closest<HTMLElement>("[data-row]")?.dataset.row;
  if (row === undefined) return null;
  return { row, field: focused?.closest<HTMLElement>("[data-field]")?.dataset.field };
}
