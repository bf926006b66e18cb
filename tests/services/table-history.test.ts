import { beforeEach, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { Hub } from "#server/rooms/hub";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { formatRoomName } from "~/protocol/room-name";
import { pageAt, pageHistory } from "~/services/page-history.server";
import { readPageRows } from "~/sheet/page-rows";
import { setCell } from "~/sheet/table-cells";
import { addTableColumn, deleteTableColumn } from "~/sheet/table-columns";
import { addTableRow, deleteTableRow, restoreTableRow } from "~/sheet/table-rows";
import { addTable, deleteTable, readTables, restoreTable, tableTitle } from "~/sheet/tables";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const PAGE = "measure:m1";

let services: TestServices;
let company: TestCompany;
let hub: Hub;
let name: { kind: "sheet"; meetingId: string; departmentId: string };

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const { clock, database } = services;
  hub = new Hub({
    log: sqliteUpdateLog(
      database.raw,
      () => "generation",
      () => clock.now(),
    ),
    access: { admit: () => ({ ok: false, close: 4403 }) },
    live: { snapshot: () => ({ revision: 0, entries: [] }) },
    attendance: { seen: () => undefined },
    projection: { project: () => undefined, behind: () => [], empty: () => undefined },
    clock,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  name = { kind: "sheet", meetingId: "feb", departmentId: company.departments.sales };
});

/** Writes as the manager, in a moment of its own. */
const write = <T>(change: (doc: Y.Doc) => T): T => {
  services.clock.set(services.clock.now() + 10 * 60_000);
  const { personId, companyId } = company.people.manager.actor;
  const outcome = hub.edit(name, { personId, companyId }, change);
  if (!outcome.ok) throw new Error("not written");
  return outcome.value;
};

const place = () => ({ sheet: formatRoomName(name), meetingId: "feb", page: PAGE });

const told = async () => {
  const { moments } = await pageHistory(services.db, company.id, place());
  return moments.map(({ changes }) =>
    changes.map(({ change, kind, words, fields }) => [change, kind, words, ...fields].join(" ")),
  );
};

const byModel = (doc: Y.Doc) =>
  addTable(doc, "test", {
    page: PAGE,
    kind: "own",
    title: "按车型",
    columns: [
      { id: "model", name: "车型", kind: "text" },
      { id: "sold", name: "销量" },
    ],
    rows: [{ cells: { model: "301", sold: "7" } }, { cells: { model: "408" } }],
  });

describe("a table in the page's history", () => {
  it("is one thing: what is written into it is told of it, what is deleted from it by itself", async () => {
    const id = write(byModel);
    const [, row] = write((doc) => readTables(doc, PAGE)[0]?.rows ?? []);
    write((doc) => tableTitle(doc, id)?.insert(0, "二月"));
    write((doc) => setCell(doc, "test", { row: row?.id ?? "", column: "sold" }, "22"));
    write((doc) => addTableRow(doc, "test", { table: id }));
    write((doc) => addTableColumn(doc, "test", { table: id, name: "单价", formula: "销量*2" }));
    write((doc) => deleteTableRow(doc, "test", row?.id ?? ""));
    write((doc) => restoreTableRow(doc, "test", row?.id ?? ""));
    write((doc) => deleteTableColumn(doc, "test", "sold"));
    write((doc) => deleteTable(doc, "test", id));
    write((doc) => restoreTable(doc, "test", id));
    expect(await told()).toEqual([
      ["added table 按车型"],
      ["changed table 二月按车型 text"],
      ["changed table 二月按车型 cells"],
      ["changed table 二月按车型 cells"],
      ["deleted tableRow 408", "changed table 二月按车型 cells"],
      ["restored tableRow 408", "changed table 二月按车型 cells"],
      ["deleted tableColumn 销量", "changed table 二月按车型 cells"],
      ["deleted table 二月按车型"],
      ["restored table 二月按车型"],
    ]);
  });

  it("shows at any moment what it said, a line a row", async () => {
    const id = write((doc) =>
      addTable(doc, "test", {
        page: PAGE,
        kind: "subjects",
        title: "科目表",
        rows: [
          { name: "毛利", kind: "sum" },
          { name: "整车", level: 1, cells: { target: "2", actual: "1" } },
          { name: "单车", kind: "formula", formula: "毛利/2" },
        ],
      }),
    );
    const { moments } = await pageHistory(services.db, company.id, place());
    write((doc) => deleteTable(doc, "test", id));
    const { rows } = await pageAt(services.db, company.id, place(), moments[0]?.seq ?? 0);
    expect(rows).toMatchObject([
      {
        kind: "table",
        deleted: false,
        fields: { text: "科目表", cells: "毛利  Σ\n　整车  – | 2 | 1\n单车  = 毛利/2" },
      },
    ]);
  });

  it("lists what can be brought back: the rows and columns that were deleted, with their table", () => {
    const id = write(byModel);
    write((doc) => deleteTableRow(doc, "test", readTables(doc, PAGE)[0]?.rows[0]?.id ?? ""));
    write((doc) => deleteTableColumn(doc, "test", "sold"));
    const deleted = write((doc) =>
      readPageRows(doc, { page: PAGE, followUps: [] }).filter((row) => row.deleted),
    );
    expect(deleted.map(({ kind, finding, fields }) => [kind, finding, fields.text])).toEqual([
      ["tableRow", id, "301"],
      ["tableColumn", id, "销量"],
    ]);
  });
});
