import { expect, it, vi } from "vitest";
import { placeSelection } from "~/components/table/selection";
import { pasteAtSelection, type TableNow } from "~/components/table/table-control";
import type { TableVerbs } from "~/components/table/table-verbs";
import { zhCN } from "~/i18n/zh-CN";
import { layOut, row, tableOf } from "./lay-out";

const table = tableOf([row("r1", { cells: { actual: "12" } })]);

/** Pastes over the cell r1/actual, of which only what pasting needs is there. */
function paste(clipboard: { text: string; files: number }) {
  const grid = layOut(table);
  const cell = { row: "r1", column: "actual" };
  const write = vi.fn<TableVerbs["paste"]>(() => ({ rows: 0, columns: 0, left: 0 }));
  const now = {
    table,
    grid,
    placed: placeSelection(grid, { anchor: cell, head: cell }),
    verbs: { paste: write },
    words: zhCN.breakdown,
    stored: (_: string, text: string) => text,
    announce: () => undefined,
  };
  const preventDefault = vi.fn<() => void>();
  const clipboardData = { getData: () => clipboard.text, files: { length: clipboard.files } };
  type Event = Parameters<typeof pasteAtSelection>[1];
  pasteAtSelection(
    now as unknown as TableNow,
    { clipboardData, preventDefault } as unknown as Event,
  );
  return {
    written: write.mock.calls.map(([, , block]) => block),
    taken: preventDefault.mock.calls,
  };
}

it("pastes words over a cell, blank ones too", () => {
  expect(paste({ text: "15", files: 0 }).written).toEqual([[["15"]]]);
  expect(paste({ text: "", files: 0 }).written).toEqual([[[""]]]);
  // A spreadsheet puts a picture of its cells beside their words.
  expect(paste({ text: "15", files: 1 }).written).toEqual([[["15"]]]);
});

it("leaves a picture to the page, and the cell as it is", () => {
  expect(paste({ text: "", files: 1 })).toEqual({ written: [], taken: [] });
});
