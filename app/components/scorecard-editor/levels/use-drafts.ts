import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { sendCommand, type Sent } from "~/commands/send-command";
import { useLatest } from "~/components/ui/use-latest";
import type { LevelRow, OvertakenLevel } from "~/views/scorecard-editor";
import {
  cellKey,
  judgeDrafts,
  pruned,
  rebased,
  withDraft,
  withoutDraft,
  withText,
  type CellPlace,
  type Drafts,
  type LevelChange,
  type Overtaken,
  type RowDrafts,
  withoutOvertaken,
} from "./level-grid";

/** What came of the last save. */
export type SaveState =
  | { phase: "idle" }
  | { phase: "saving" }
  | { phase: "saved"; count: number }
  | { phase: "refused"; error: Extract<Sent<never>, { ok: false }>["error"] };

const NONE: RowDrafts = {};

const placeKey = ({ measureId, period, level }: CellPlace & { measureId: string }) =>
  `${measureId} ${cellKey(period, level)}`;

/**
 * What has been typed into the grid, and saving it. A draft stays until the server has it: a refusal
 * or a lost connection loses nothing, and neither does somebody else who was quicker.
 */
export function useDrafts(rows: readonly LevelRow[]) {
  const { revalidate } = useRevalidator();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [answered, setAnswered] = useState<readonly OvertakenLevel[]>([]);
  const [state, setState] = useState<SaveState>({ phase: "idle" });

  /** What was saved and the rows do not show yet. */
  const written = useRef<readonly LevelChange[]>([]);

  // The rows are loaded anew after a save: what they now say is no draft any more.
  useEffect(() => {
    const own = written.current;
    written.current = [];
    setDrafts((before) => pruned(rebased(before, own), rows));
  }, [rows]);

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
      change(row, (own) => withText(own, row, cell, text));
    },
    [change],
  );
  const settle = useCallback(
    (row: LevelRow, cell: CellPlace) =>
      change(row, (own) => {
        const draft = own[cellKey(cell.period, cell.level)];
        return draft === undefined ? own : withDraft(own, row, cell, draft.text);
      }),
    [change],
  );
  const revert = useCallback(
    (row: LevelRow, cell: CellPlace) => change(row, (own) => withoutDraft(own, cell)),
    [change],
  );

  const judged = rows.map((row) => judgeDrafts(row, drafts[row.measureId]));
  const changes = judged.flatMap((each) => each.changes);
  const save = async (cells: readonly LevelChange[]) => {
    if (cells.length === 0 || state.phase === "saving") return;
    setState({ phase: "saving" });
    const sent = await sendCommand<{ overtaken: OvertakenLevel[] }>("save-levels", { cells });
    if (!sent.ok) return setState({ phase: "refused", error: sent.error });
    const { overtaken } = sent.value;
    const left = new Set(overtaken.map(placeKey));
    written.current = cells.filter((cell) => !left.has(placeKey(cell)));
    // Those that are told already still wait for their choice; the first answer found counts.
    setAnswered((before) => [...overtaken, ...before]);
    setState({ phase: "saved", count: written.current.length });
    // The rows show then what was saved, and what stands in the cells that were left alone.
    revalidate();
  };
  const latest = useLatest(save);
  const insist = useCallback(
    (cells: readonly Overtaken[]) =>
      void latest.current(cells.map(({ now, ...cell }) => ({ ...cell, seen: now }))),
    [latest],
  );
  return {
    drafts,
    answered,
    replace: (next: Drafts) => {
      setState({ phase: "idle" });
      setDrafts(next);
    },
    type,
    settle,
    revert,
    insist,
    /** Takes back what was typed over what somebody else put there meanwhile. */
    giveWay: () => setDrafts((before) => withoutOvertaken(before, rows)),
    changes,
    overtaken: judged.flatMap((each) => each.overtaken),
    unreadable: judged.reduce((sum, each) => sum + each.unreadable.length, 0),
    state,
    save: () => void save(changes),
  };
}
