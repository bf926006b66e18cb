import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { breakdownRow } from "#db/schema";
import { lastMonthActuals } from "~/domain/breakdown/last-month";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { openMeeting } from "~/services/meeting-commands.server";
import { departmentPage } from "~/services/page-view.server";
import {
  minutesOf,
  recordedOverviewOf,
  recordedPageOf,
} from "~/services/record/minutes-view.server";
import { tablesBefore } from "~/services/tables/page-tables.server";
import { measurePageKey } from "~/sheet/page-key";
import { subjects } from "../domain/breakdown/build-table";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { beginMeeting, closeAnyway, meetingRow, type LiveMeeting } from "../support/meetings";

let services: TestServices;
let company: TestCompany;
let february: LiveMeeting;
let page: string;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  february = beginMeeting(services, company, 20);
  page = measurePageKey(february.measureId);
});

/** What the projection makes of a table in the sales department's sheet. */
function put(meetingId: string, body: BreakdownTable, on = page): void {
  const departmentId = company.departments.sales;
  const home = { room: `sheet/${meetingId}/${departmentId}`, meetingId, departmentId };
  services.db
    .insert(breakdownRow)
    .values({ ...home, id: body.id, page: on, position: 0, body })
    .onConflictDoUpdate({ target: [breakdownRow.room, breakdownRow.id], set: { body } })
    .run();
}

const profit = (actual: string, id = "t") =>
  subjects([{ name: "毛利", unit: "万元", cells: ["", "", actual] }], { id, title: "科目表" });

const open = (month: string) => {
  const { id } = done(services, company.people.facilitator, openMeeting, { month });
  return meetingRow(services, id);
};

const ask = () => ({ ...services, who: company.people.manager });

const pageOf = (row: ReturnType<typeof open>) =>
  departmentPage(ask(), row, company.departments.sales, {
    kind: "measure",
    id: february.measureId,
    key: page,
  } as never);

describe("last month's column", () => {
  it("comes from what stands in last month's sheet while that meeting is open, then from its record", () => {
    const march = open("2021-03");
    put(february.meetingId, profit("84.4"));
    const actual = () =>
      lastMonthActuals(profit("", "march"), tablesBefore(services.db, march, page), "2021-03");
    expect([...actual().values()]).toEqual([84.4]);
    closeAnyway(services, company, february.meetingId);
    put(february.meetingId, profit("99"));
    expect([...actual().values()]).toEqual([84.4]);
  });

  it("comes from the page of the same number, and from the measure's other pages without one", () => {
    const march = open("2021-03");
    put(february.meetingId, profit("1", "first"));
    put(february.meetingId, profit("2", "second"), `${page}:2`);
    const ids = (key: string) => tablesBefore(services.db, march, key).map(({ id }) => id);
    expect(ids(`${page}:2`)).toEqual(["second"]);
    expect(ids(`${page}:3`)).toEqual(["first", "second"]);
    expect(ids(measurePageKey("other"))).toEqual([]);
  });

  it("has nothing to come from without a meeting the month before", () => {
    put(february.meetingId, profit("1"));
    expect(tablesBefore(services.db, february.row(), page)).toEqual([]);
  });
});

describe("a page's tables", () => {
  it("are on the page, and those of last month beside them", () => {
    put(february.meetingId, profit("84.4", "before"));
    const march = open("2021-03");
    put(march.id, profit("90", "now"));
    expect(pageOf(march).tables.map(({ id }) => id)).toEqual(["now"]);
    expect(pageOf(march).tablesBefore.map(({ id }) => id)).toEqual(["before"]);
    expect(pageOf(february.row()).tables).toEqual([profit("84.4", "before")]);
  });

  it("are sealed with the record, with the last month's numbers that they showed", () => {
    put(february.meetingId, profit("84.4", "before"));
    const march = open("2021-03");
    put(march.id, profit("90", "now"));
    const draft = minutesOf(ask(), march).record.tables;
    expect(draft).toEqual([
      {
        departmentId: company.departments.sales,
        page,
        table: profit("90", "now"),
        lastMonth: { 毛利: 84.4 },
      },
    ]);
    closeAnyway(services, company, february.meetingId);
    const sealed = () => recordedPageOf(ask(), february.row(), page)?.minutes.record.tables;
    expect(sealed()).toMatchObject([{ page, table: { id: "before" }, lastMonth: {} }]);
    services.db.delete(breakdownRow).where(eq(breakdownRow.meetingId, february.meetingId)).run();
    expect(sealed()).toMatchObject([{ table: profit("84.4", "before") }]);
    expect(recordedOverviewOf(ask(), february.row())?.minutes.record.tables).toEqual([]);
  });
});
