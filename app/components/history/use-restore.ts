import { useCallback } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { useMayType } from "~/collab/use-may-type";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { oneStep } from "~/components/sheet/one-step";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { restoreCause, restoreFinding } from "~/sheet/findings";
import { restoreImprovement } from "~/sheet/improvements";
import type { PageKey } from "~/sheet/page-key";
import { isWritten, readPageRows, type PageRow } from "~/sheet/page-rows";
import { restorePicture } from "~/sheet/pictures";
import { restoreTableColumn } from "~/sheet/table-columns";
import { restoreTableRow } from "~/sheet/table-rows";
import { restoreTable } from "~/sheet/tables";

const NOTHING: readonly PageRow[] = [];

/** What is deleted on the page now, and how to bring it back. */
export interface Restoring {
  /** Rows that are deleted at this moment, and said something. */
  deleted: readonly PageRow[];
  /** Brings a row back as a new edit of this person's; null while they may not edit the page. */
  restore: ((row: { id: string; kind: PageRow["kind"]; finding: string | null }) => void) | null;
}

/** Restores rows of a page through the room's shared document, like any other edit. */
export function useRestore(room: Room | null, page: PageKey): Restoring {
  const doc = useSyncedDoc(room);
  const mayType = useMayType(room);
  const read = useCallback(
    (from: Y.Doc) =>
      readPageRows(from, { page, followUps: [] }).filter((row) => row.deleted && isWritten(row)),
    [page],
  );
  const deleted = useYSnapshot(doc, read, NOTHING);
  const restore =
    room && doc && mayType
      ? ({ id, kind, finding }: Pick<PageRow, "id" | "kind" | "finding">) =>
          oneStep(room, () =>
            doc.transact(() => restoreRow(doc, { id, kind, finding }), localOrigin),
          )
      : null;
  return { deleted, restore };
}

/** Brings a row back; one that is seen with another only, with that one. */
function restoreRow(doc: Y.Doc, { id, kind, finding }: Pick<PageRow, "id" | "kind" | "finding">) {
  switch (kind) {
    case "improvement":
      return restoreImprovement(doc, localOrigin, id);
    case "picture":
      return restorePicture(doc, localOrigin, id);
    case "table":
      return restoreTable(doc, localOrigin, id);
    case "tableRow":
    case "tableColumn":
      if (finding !== null) restoreTable(doc, localOrigin, finding);
      return kind === "tableRow"
        ? restoreTableRow(doc, localOrigin, id)
        : restoreTableColumn(doc, localOrigin, id);
    case "cause":
      if (finding !== null) restoreFinding(doc, localOrigin, finding);
      return restoreCause(doc, localOrigin, id);
    default:
      return restoreFinding(doc, localOrigin, id);
  }
}
