import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent } from "#db/schema";
import { enterActual } from "~/services/actual-commands.server";
import { auditCsv, auditFilter, auditView } from "~/services/audit-view.server";
import { invitePerson, savePerson, setPersonActive } from "~/services/people-commands.server";
import type { AuditFilter } from "~/views/audit";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { makeMeasure } from "../support/scorecard";

const NO_FILTER: AuditFilter = { person: "", action: "", from: "", to: "", text: "" };

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const ask = () => ({ ...services, who: company.people.administrator });

const entries = (filter: Partial<AuditFilter> = {}, page = 1) =>
  auditView(ask(), { ...NO_FILTER, ...filter }, page).entries;

const csv = (filter: Partial<AuditFilter> = {}) =>
  new Response(auditCsv(ask(), { ...NO_FILTER, ...filter })).arrayBuffer();

function enterOne(month: string, value: number): string {
  const { measureId } = makeMeasure(services, company, `M-${month}`);
  done(services, company.people.provider, enterActual, { measureId, month, value });
  return measureId;
}

describe("the audit log", () => {
  it("tells the newest first: who, what, on what by name, before and after", () => {
    enterOne("2021-02", 7);
    expect(entries()[0]).toMatchObject({
      by: { nameZh: "provider" },
      action: "enter-actual",
      subject: { nameZh: "M-2021-02 M-2021-02 2021-02" },
      before: "",
      after: "7",
    });
  });

  it("shows of a record only the fields that changed, ids as names", () => {
    const { administrator, manager } = company.people;
    const { sales, aftersales } = company.departments;
    done(services, administrator, savePerson, {
      id: manager.actor.personId,
      nameZh: "manager",
      nameEn: "manager",
      email: `${manager.actor.personId.toLowerCase()}@test.example`,
      roles: ["manager"],
      departmentIds: [sales, aftersales],
    });
    expect(entries()[0]).toMatchObject({
      subject: { nameZh: "manager" },
      before: "部门：sales",
      after: "部门：sales、aftersales",
    });
  });

  it("is filtered by person and by action", () => {
    enterOne("2021-02", 7);
    const { personId } = company.people.provider.actor;
    expect(entries({ person: personId }).map(({ action }) => action)).toEqual(["enter-actual"]);
    const saved = entries({ action: "save-measure" });
    expect(saved.map(({ action }) => action)).toEqual(["save-measure"]);
    expect(entries({ person: personId, action: "save-measure" })).toEqual([]);
  });

  it("is filtered by days as the company's calendar has them", () => {
    const { administrator, manager } = company.people;
    for (const time of ["2021-03-04T23:59:59+08:00", "2021-03-05T00:00:00+08:00"]) {
      services.clock.set(time);
      done(services, administrator, invitePerson, { id: manager.actor.personId });
    }
    services.clock.set("2021-03-06T00:00:00+08:00");
    done(services, administrator, setPersonActive, { id: manager.actor.personId, active: false });
    expect(entries({ from: "2021-03-05", to: "2021-03-05" })).toHaveLength(1);
    expect(entries({ from: "2021-03-05" })).toHaveLength(2);
    expect(entries({ to: "2021-03-04" })).toHaveLength(1);
  });

  it("finds a subject by its name in either language, by its month, and takes signs literally", () => {
    enterOne("2021-02", 7);
    enterOne("2021-03", 8);
    expect(entries({ text: "m-2021-02" }).map(({ action }) => action)).toContain("enter-actual");
    expect(entries({ text: "2021-03", action: "enter-actual" })).toHaveLength(1);
    expect(entries({ text: "%" })).toEqual([]);
    expect(entries({ text: "2021_02" })).toEqual([]);
    expect(entries({ text: "' or 1=1 --" })).toEqual([]);
  });

  it("comes in pages, and a page that is not there is the last", () => {
    const { administrator, manager } = company.people;
    for (let count = 0; count < 51; count++) {
      done(services, administrator, invitePerson, { id: manager.actor.personId });
    }
    const view = auditView(ask(), NO_FILTER, 99);
    expect([view.total, view.page, view.pages, view.entries.length]).toEqual([51, 2, 2, 1]);
    expect(auditView(ask(), NO_FILTER, Number.NaN).page).toBe(1);
  });

  it("holds nothing of another company", () => {
    const other = makeCompany(services);
    done(services, other.people.administrator, invitePerson, {
      id: other.people.manager.actor.personId,
    });
    expect(entries()).toEqual([]);
  });

  it("reads its filter from an address and ignores what it does not understand", () => {
    const query = new URLSearchParams("person=p&from=2021-02-30&to=2021-03-05&text=%20x%20&y=1");
    expect(auditFilter(query)).toEqual({
      ...NO_FILTER,
      person: "p",
      to: "2021-03-05",
      text: "x",
    });
  });
});

describe("the download", () => {
  it("has a byte order mark, a head and a row for each entry of the filter", async () => {
    enterOne("2021-02", 7);
    const bytes = new Uint8Array(await csv({ action: "enter-actual" }));
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe(
      "2021年3月5日 09:00,provider,填写实际值,enter-actual,M-2021-02 M-2021-02 2021-02,,7",
    );
  });

  it("lets nobody's words become a formula", async () => {
    services.db
      .insert(auditEvent)
      .values({
        companyId: company.id,
        personId: null,
        at: 0,
        action: "x",
        subject: "=HYPERLINK(1)",
        before: "-2+3",
        after: "@x",
      })
      .run();
    expect(new TextDecoder().decode(await csv())).toContain("'=HYPERLINK(1),'-2+3,'@x\r\n");
  });

  it("is whole, however long the log is", async () => {
    const rows = Array.from({ length: 1203 }, (_, at) => ({
      companyId: company.id,
      personId: null,
      at,
      action: "x",
      subject: String(at),
    }));
    for (const row of rows) services.db.insert(auditEvent).values(row).run();
    const lines = new TextDecoder()
      .decode(await csv())
      .trimEnd()
      .split("\r\n")
      .slice(1);
    expect(lines).toHaveLength(1203);
    expect(new Set(lines).size).toBe(1203);
  });
});
