import { useEffect } from "react";
import type * as Y from "yjs";
import { useLatest } from "~/components/ui/use-latest";

/**
 * Tells somebody who writes in a row that another person has just deleted it: their field is about to
 * vanish, and what they type on would go nowhere.
 *
 * @param doc null until it is here
 * @param lost what has to be brought back for a row (`data-row` of its element) to show again; null
 *   when it shows, or is none of this list's
 */
export function useLostRow<T>(
  doc: Y.Doc | null,
  lost: (doc: Y.Doc, row: string) => T | null,
  onLost: (lost: T) => void,
): void {
  const latest = useLatest({ lost, onLost });
  useEffect(() => {
    if (!doc) return undefined;
    const look = ({ local }: Y.Transaction) => {
      const row = local ? null : focusedRow();
      const gone = row === null ? null : latest.current.lost(doc, row);
      if (gone !== null) latest.current.onLost(gone);
    };
    // The page does not show the change yet: the focus is where it was.
    doc.on("afterTransaction", look);
    return () => doc.off("afterTransaction", look);
  }, [doc, latest]);
}

function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? null;
}
