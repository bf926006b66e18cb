import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { sendCommand, type Sent } from "~/commands/send-command";
import type { LevelRow } from "~/views/scorecard-editor";
import type { CellPlace } from "./level-block";
import {
  cellKey,
  judgeDrafts,
  pruned,
  withDraft,
  type Drafts,
  type LevelChange,
  type RowDrafts,
} from "./level-grid";

/** What came of the last save. */
export type SaveState =
  | { phase: "idle" }
  | { phase: "saving" }
  | { phase: "saved"; count: number }
  | { phase: "refused"; error: Extract<Sent<never>, { ok: false }>["error"] };

const NONE: RowDrafts = {};

/**
 * What has been typed into the grid, and saving it. A draft stays until the server has it: a refusal
 * or a lost connection loses nothing.
 */
export function useDrafts(rows: readonly LevelRow[]) {
  const { revalidate } = useRevalidator();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [state, setState] = useState<SaveState>({ phase: "idle" });

  // The rows are loaded anew after a save: what they now say is no draft any more.
  useEffect(() => setDrafts((before) => pruned(before, rows)), [rows]);

  const change = useCallback((row: LevelRow, next: (own: RowDrafts) => RowDrafts) => {
    setDrafts((before) => {
      const own = before[row.measureId] ?? NONE;
      const changed = next(own);
      return changed === own ? before : { ...before, [row.measureId]: changed };
    });
  }, []);
  const type = useCallback(
    (row: LevelRow, cell: CellPlace, text: string) => {
      setState((before) => (before.phase === "saving" ? before : { phase: "idle" }));
      change(row, (own) => ({ ...own, [cellKey(cell.period, cell.level)]: text }));
    },
    [change],
  );
  const settle = useCallback(
    (row: LevelRow, cell: CellPlace) =>
      change(row, (own) => {
        const text = own[cellKey(cell.period, cell.level)];
        return text === undefined ? own : withDraft(own, row, cell, text);
      }),
    [change],
  );
  const revert = useCallback(
    (row: LevelRow, cell: CellPlace) =>
      change(row, ({ [cellKey(cell.period, cell.level)]: _typed, ...others }) => others),
    [change],
  );

  const judged = rows.map((row) => judgeDrafts(row, drafts[row.measureId]));
  const changes = judged.flatMap((each) => each.changes);
  const save = async (cells: readonly LevelChange[]) => {
    if (cells.length === 0 || state.phase === "saving") return;
    setState({ phase: "saving" });
    const sent = await sendCommand("save-levels", { cells });
    setState(
      sent.ok ? { phase: "saved", count: cells.length } : { phase: "refused", error: sent.error },
    );
    if (sent.ok) revalidate();
  };
  return {
    drafts,
    replace: (next: Drafts) => {
      setState({ phase: "idle" });
      setDrafts(next);
    },
    type,
    settle,
    revert,
    changes,
    unreadable: judged.reduce((sum, each) => sum + each.unreadable.length, 0),
    state,
    save: () => void save(changes),
  };
}
