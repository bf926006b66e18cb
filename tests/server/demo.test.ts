import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Db, type OpenDatabase } from "#db/client";
import {
  actual as actualRow,
  actualChange,
  auditEvent,
  company,
  findingRow,
  improvementRow,
  installation,
  lightRow,
  measure as measureRow,
  meeting,
  person,
  roomUpdate,
  sealedRecord,
} from "#db/schema";
import { loadDemo } from "#server/demo/load-demo";
import { demoClock, prepareDemo } from "#server/demo/prepare-demo";
import { sampleClock } from "#server/demo/sample-clock";
import { wholeFile } from "#server/demo/whole-file";
import { evaluateTable } from "~/domain/breakdown/evaluate";
import { lastMonthActuals } from "~/domain/breakdown/last-month";
import { tableResult } from "~/domain/breakdown/result";
import { columnOf } from "~/domain/follow-up/state";
import { LIGHTS } from "~/domain/scorecard/light";
import { followUpsOf } from "~/services/follow-ups/follow-up-rows.server";
import { agendaOf } from "~/services/meetings.server";
import { scorecardAt } from "~/services/scorecard.server";
import { tablesBefore, tablesOf } from "~/services/tables/page-tables.server";
import { threadsOf } from "~/services/threads.server";
import { measurePageKey } from "~/sheet/page-key";
import { recordingRooms } from "../support/company";

const folder = mkdtempSync(join(tmpdir(), "demo-"));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
let database: OpenDatabase;
let db: Db;

function open(file: string): OpenDatabase {
  const opened = openDatabase(file, "db/migrations");
  if (!opened.ok) throw new Error(opened.error);
  return opened.database;
}

beforeAll(async () => {
  const file = join(folder, "liangdeng.db");
  await prepareDemo({ file, migrations: "db/migrations", samples: "db/demo" }, silent);
  database = open(file);
  db = database.db;
  // Hundreds of commands: some seconds, and more while the machine does other things.
}, 60_000);

afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe("the sample dealership", () => {
  it("has February's lights: 4 two stars, 1 star, 3 green, 11 yellow, 7 red, 1 grey", () => {
    expect(counts("measure", "2021-02")).toEqual([4, 1, 3, 11, 7, 1]);
  });

  it("has a light for every objective and plan in January and February", () => {
    for (const month of ["2021-01", "2021-02"]) {
      expect(counts("objective", month).reduce((sum, each) => sum + each)).toBe(16);
      expect(counts("plan", month).reduce((sum, each) => sum + each)).toBe(2);
    }
  });

  it("has closed January on 4 February within two hours, with a sealed record", () => {
    const january = meetingOf("2021-01");
    expect(january).toMatchObject({
      phase: "closed",
      startedAt: Date.parse("2021-02-04T14:00:00+08:00"),
    });
    expect(january.closedAt).toBeLessThanOrEqual(Date.parse("2021-02-04T16:00:00+08:00"));
    const record = db
      .select()
      .from(sealedRecord)
      .where(eq(sealedRecord.meetingId, january.id))
      .get();
    const sealed = JSON.parse(record?.json ?? "{}");
    expect(Object.keys(sealed.lights)).toHaveLength(27 * 2 + 16 + 2);
    const minutes = sealed.agenda.map((item: { spentMs: number }) =>
      Math.round(item.spentMs / 60_000),
    );
    expect(minutes).toEqual([11, 8, 38, 19, 7, 10, 9, 16]);
  });

  it("is preparing February, with the agreed minutes for each part", () => {
    const february = meetingOf("2021-02");
    expect(february.phase).toBe("preparing");
    const agenda = agendaOf(db, february.id);
    expect(agenda.map((item) => item.budgetMinutes)).toEqual([12, 9, 30, 20, 8, 12, 10, 15]);
  });

  it("remembers who entered every figure, and when", () => {
    const changes = db.select().from(actualChange).all();
    expect(changes).toHaveLength(27 + 26 + 3);
    const sales = db.select().from(person).where(eq(person.nameEn, "Sales clerk")).get();
    expect(changes.filter((change) => change.changedBy === sales?.id)).toHaveLength(16);
    const times = changes.map((change) => change.changedAt);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(Math.max(...times)).toBeLessThan(Date.parse("2021-03-05T09:00:00+08:00"));
  });

  it("was written by its people only, through the audited verbs", () => {
    const authors = new Set(
      db
        .select()
        .from(auditEvent)
        .all()
        .map((event) => event.personId),
    );
    expect(authors.has(null)).toBe(false);
    expect(authors.size).toBeGreaterThan(8);
  });

  it("lives on with January's measures: begun, done in time and late, put off, overdue", () => {
    const { companyId } = meetingOf("2021-01");
    const january = followUpsOf(db, companyId).filter(({ raisedFor }) => raisedFor === "2021-01");
    const columns = january.map((each) => columnOf(each, "2021-03-05")).toSorted();
    expect(new Set(columns)).toEqual(
      new Set(["done", "done-late", "in-progress", "overdue", "planned"]),
    );
    expect(january.filter(({ postponed }) => postponed === 1)).toMatchObject([
      { subject: { code: "M3" }, state: "in-progress", dueOn: "2021-03-15" },
    ]);
  });

  it("has every page filled for February but one, which the departments still owe", () => {
    const { id } = meetingOf("2021-02");
    const findings = db.select().from(findingRow).where(eq(findingRow.meetingId, id)).all();
    expect(findings.length).toBeGreaterThanOrEqual(12);
    expect(findings.some((finding) => finding.causes.length === 2)).toBe(true);
    const agreed = db.select().from(improvementRow).where(eq(improvementRow.meetingId, id)).all();
    // Those that the departments wrote, and one that a question became.
    expect(agreed).toHaveLength(22);
    const explained = new Set(findings.map((finding) => finding.page));
    const lights = db.select().from(lightRow).where(eq(lightRow.month, "2021-02")).all();
    const owed = lights
      .filter((row) => row.kind === "measure" && (row.light === "red" || row.light === "yellow"))
      .filter((row) => !explained.has(`measure:${row.subjectId}`))
      .map(
        (row) => db.select().from(measureRow).where(eq(measureRow.id, row.subjectId)).get()?.code,
      );
    expect(owed).toEqual(["M13"]);
  });

  it("has February's questions: one to be answered, one that became a measure, promised support", () => {
    const threads = threadsOf(db, meetingOf("2021-02").id);
    expect(threads.map(({ question }) => question?.parties.map(({ state }) => state))).toEqual([
      ["accepted"],
      ["accepted"],
      ["open"],
    ]);
    expect(threads.map(({ question }) => question?.end?.kind ?? null)).toEqual([
      null,
      "turned",
      null,
    ]);
    expect(threads.flatMap(({ support }) => support.map(({ state }) => state))).toEqual([
      "promised",
    ]);
    expect(threads.every(({ anchor }) => anchor.kind === "text")).toBe(true);
  });

  it("has January's pages and closing words in the sealed record", () => {
    const { id } = meetingOf("2021-01");
    const record = db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, id)).get();
    const sealed = JSON.parse(record?.json ?? "{}");
    expect(sealed.findings).toHaveLength(4);
    expect(sealed.improvements).toHaveLength(8);
    expect(sealed.closing.remarks).not.toBe("");
    expect(sealed.closing.decisions).toContain("\n");
  });

  it("has January's attendance, and what the GM waived for a reason, in the sealed record", () => {
    const { id } = meetingOf("2021-01");
    const record = db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, id)).get();
    const { attendance, waivers, people } = JSON.parse(record?.json ?? "{}");
    expect(attendance).toHaveLength(9);
    expect(waivers.length).toBeGreaterThan(0);
    const gm = people.find((each: { nameEn: string }) => each.nameEn === "General manager");
    expect(new Set(waivers.map((each: { personId: string }) => each.personId))).toEqual(
      new Set([gm.id]),
    );
  });

  it("has four breakdown tables whose totals come out right, and last month's from January's record", () => {
    const february = meetingOf("2021-02");
    const tables = tablesOf(db, february.id).map(({ page, table }) => {
      const lastMonth = lastMonthActuals(table, tablesBefore(db, february, page), february.month);
      return { table, computed: evaluateTable(table, { month: february.month, lastMonth }) };
    });
    const named = (title: string) => {
      const found = tables.find(({ table }) => table.title === title);
      if (!found) throw new Error(`no table ${title}`);
      return found;
    };
    const row = (title: string, name: string) => {
      const { table, computed } = named(title);
      const id = table.rows.find((each) => each.name === name)?.id;
      const cells = computed.rows.find((each) => each.id === id)?.cells ?? {};
      return Object.values(cells).map(({ shown }) =>
        shown.kind === "number" ? shown.value : shown,
      );
    };
    const totals = (title: string) =>
      Object.values(named(title).computed.totals ?? {}).map((shown) =>
        shown.kind === "number" ? shown.value : shown,
      );
    expect(row("经营性利润科目表", "营业收入")).toEqual([3895.8, 2446.8, 1259.2, -1187.6]);
    expect(row("经营性利润科目表", "毛利总额")).toEqual([284.3, 205.8, 84.4, -121.4]);
    expect(row("经营性利润科目表", "经营性利润")).toEqual([54.6, 30, 11.2, -18.8]);
    expect(row("单车财务费用科目表", "单车财务费用")).toEqual([884, 900, 1246, 346]);
    // The hand-made totals were 462 and 265.
    expect(totals("各车型库存账龄")).toEqual([56, 34, 463, 19.4, 266]);
    expect(totals("各车型单车毛利")).toEqual([-97543.16, 88, -1108]);
    expect(tables).toHaveLength(4);
  });

  it("shows that M6's table and its actual differ, and that the others agree", () => {
    const february = meetingOf("2021-02");
    const { measures } = scorecardAt(db, february.companyId, february.month);
    const results = tablesOf(db, february.id).map(({ page, table }) => {
      const measure = measures.find(({ id }) => page === measurePageKey(id));
      if (!measure) throw new Error("a table on no measure's page");
      const actual = db
        .select()
        .from(actualRow)
        .where(and(eq(actualRow.measureId, measure.id), eq(actualRow.month, february.month)))
        .get();
      const units = [measure.unitZh, measure.unitEn];
      const computed = evaluateTable(table, { month: february.month });
      return [
        measure.code,
        tableResult(table, computed, { ...measure, units }, actual?.value ?? null),
      ];
    });
    expect(Object.fromEntries(results)).toEqual({
      M1: { state: "same", value: 11.2 },
      M2: { state: "same", value: 1246 },
      M6: { state: "differs", value: 19.4, difference: 0.4 },
      M7: { state: "same", value: -1108 },
    });
  });

  it("names owners who are people of the company as people, and others by their name", () => {
    const row = db
      .select()
      .from(improvementRow)
      .where(eq(improvementRow.dueTyped, "2月29日"))
      .get();
    const manager = db.select().from(person).where(eq(person.nameEn, "Sales manager")).get();
    expect(row?.owners).toEqual([`person:${manager?.id}`, "name:网销主管"]);
    expect(row?.dueOn).toBeNull();
  });

  it("knows who wrote its pages, and when", () => {
    const authors = new Set(
      db
        .select()
        .from(roomUpdate)
        .all()
        .map((update) => update.personId),
    );
    expect(authors.size).toBeGreaterThan(4);
  });

  it("stands at 5 March 2021, 09:00 in Shanghai; later starts go on from what was written last", () => {
    const start = Date.parse("2021-03-05T09:00:00+08:00");
    expect(demoClock(db).now() - start).toBeLessThan(60_000);
    expect(demoClock(db).now()).toBeGreaterThanOrEqual(start);
    const later = start + 24 * 60 * 60 * 1000;
    const companyId = meetingOf("2021-02").companyId;
    const event = { companyId, personId: null, at: later, action: "test", subject: "" };
    const { id } = db.insert(auditEvent).values(event).returning().get();
    expect(demoClock(db).now()).toBeGreaterThanOrEqual(later);
    db.delete(auditEvent).where(eq(auditEvent.id, id)).run();
  });

  it("is marked as a demo, and nobody's name is more than their role", () => {
    expect(db.select().from(installation).all()).toEqual([{ key: "kind", value: "demo" }]);
    const people = db.select().from(person).all();
    expect(people).toHaveLength(14);
    expect(people.every((each) => each.email.endsWith("@demo.example"))).toBe(true);
  });
});

describe("preparing a database", () => {
  it("keeps a database that is in place", async () => {
    const file = join(folder, "kept.db");
    writeFileSync(file, "as people left it");
    await wholeFile(file, () => Promise.reject(new Error("must not load")));
    expect(existsSync(file)).toBe(true);
  });

  it("leaves nothing behind when loading fails half-way, and can be started again", async () => {
    const file = join(folder, "failed.db");
    const failing = async (path: string) => {
      const half = open(path);
      half.db.insert(company).values({ id: "half", name: "half", createdAt: 0 }).run();
      half.close();
      throw new Error("power cut");
    };
    await expect(wholeFile(file, failing)).rejects.toThrow("power cut");
    expect(readdirSync(folder).filter((name) => name.startsWith("failed"))).toEqual([]);
    await wholeFile(file, (path) => Promise.resolve(open(path).close()));
    expect(existsSync(file)).toBe(true);
  });

  it("loads nothing into an installation that has a company", async () => {
    const before = db.select().from(auditEvent).all().length;
    await loadDemo({
      services: {
        db,
        rooms: recordingRooms(),
        reminders: { test: () => Promise.resolve({ ok: true }) },
        mode: "demo",
        secure: false,
      },
      clock: sampleClock(),
      samples: "db/demo",
      edit: () => ({ ok: false }),
    });
    expect(db.select().from(auditEvent).all()).toHaveLength(before);
  });
});

function counts(kind: "measure" | "objective" | "plan", month: string): number[] {
  const rows = db
    .select()
    .from(lightRow)
    .all()
    .filter((row) => row.kind === kind && row.month === month);
  return LIGHTS.map((light) => rows.filter((row) => row.light === light).length);
}

function meetingOf(month: string) {
  const found = db.select().from(meeting).where(eq(meeting.month, month)).get();
  if (!found) throw new Error(`no meeting of ${month}`);
  return found;
}
