import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { breakdownRow } from "#db/schema";
import { setCell } from "~/sheet/table-cells";
import { deleteTableRow } from "~/sheet/table-rows";
import { addTable, deleteTable, readTables, tableTitle } from "~/sheet/tables";
import { tablesOn } from "~/services/tables/page-tables.server";
import { formatRoomName } from "~/protocol/room-name";
import { projectedMeeting } from "./projected-meeting";

const BY = { personId: null, companyId: null };

function setting() {
  const projected = projectedMeeting();
  const { services, page, sheet } = projected;
  const hub = projected.start();
  return {
    ...projected,
    hub,
    edit: (write: (doc: Y.Doc) => void) => void hub.edit(sheet, BY, write),
    tables: () => {
      hub.projectNow("");
      return tablesOn(services.db, formatRoomName(sheet), page);
    },
  };
}

describe("projected breakdown tables", () => {
  test("are what was typed, in the page's order, and follow what is deleted", () => {
    const { edit, tables, page, hub, sheet } = setting();
    edit((doc) => {
      addTable(doc, null, {
        page,
        kind: "own",
        title: "按车型",
        columns: [{ id: "c", name: "销量" }],
      });
      const rows = [{ name: "毛利" }, { name: "整车", level: 1, cells: { actual: "1" } }];
      addTable(doc, null, { page, kind: "subjects", title: "科目表", rows, after: null });
    });
    expect(tables().map(({ title, rows }) => [title, rows.map(({ name }) => name)])).toEqual([
      ["科目表", ["毛利", "整车"]],
      ["按车型", []],
    ]);
    hub.read(sheet, null, (doc) => expect(tables()).toEqual(readTables(doc, page)));
    const [subjects, own] = tables();
    edit((doc) => {
      setCell(doc, null, { row: subjects?.rows[0]?.id ?? "", column: "target" }, "2");
      deleteTableRow(doc, null, subjects?.rows[1]?.id ?? "");
      deleteTable(doc, null, own?.id ?? "");
      tableTitle(doc, subjects?.id ?? "")?.insert(0, "二月");
    });
    expect(tables()).toMatchObject([{ title: "二月科目表", rows: [{ cells: { target: "2" } }] }]);
  });

  test("on another department's page are left out", () => {
    const { edit, tables, pageOfOthers, services } = setting();
    edit((doc) => void addTable(doc, null, { page: pageOfOthers, kind: "own" }));
    expect(tables()).toEqual([]);
    expect(services.db.select().from(breakdownRow).all()).toEqual([]);
  });

  test("write nothing when nothing about them has changed, and come back when all is rebuilt", () => {
    const { edit, tables, page, start, services } = setting();
    edit((doc) => void addTable(doc, null, { page, kind: "subjects", rows: [{ name: "a" }] }));
    const kept = tables();
    services.db.delete(breakdownRow).run();
    services.database.raw.prepare("UPDATE room SET projected_seq = 0").run();
    start().projectNow("");
    expect(tables()).toEqual(kept);
    expect(kept).toHaveLength(1);
  });
});
