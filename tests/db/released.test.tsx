import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import SqliteDatabase from "better-sqlite3";
import { eq } from "drizzle-orm";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import journal from "#db/migrations/meta/_journal.json";
import { findingRow, improvementRow, meeting, milestone, person } from "#db/schema";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { MinutesClosing } from "~/components/minutes/minutes-closing";
import { MinutesDepartment } from "~/components/minutes/minutes-department";
import { MinutesOverview } from "~/components/minutes/minutes-overview";
import { MinutesQuestions } from "~/components/minutes/minutes-questions";
import { RecordProvider } from "~/components/record/record-reader";
import { WordsProvider } from "~/i18n/words-context";
import { zhCN } from "~/i18n/zh-CN";
import { formatRoomName } from "~/protocol/room-name";
import type { Ask } from "~/services/context.server";
import { recordedCoverOf } from "~/services/cover-view.server";
import { lightsOf, relight } from "~/services/lights.server";
import type { Meeting } from "~/services/meetings.server";
import {
  minutesOf,
  recordedOverviewOf,
  recordedPageOf,
} from "~/services/record/minutes-view.server";
import { storedRecordOf } from "~/services/record/stored-record.server";
import { readSheet } from "~/sheet/read-sheet";
import { testServices, type TestServices } from "../support/company";

/*
 * Migrations tested from every released schema with data in it. A file's name is the number of the
 * last migration that its release had; in it is the sample dealership with January's meeting closed
 * and February's being prepared, written by that release: the database of its demo, just started and
 * stopped, through gzip.
 */

/** The releases, and the months whose sheets had tables in the sample already. */
const RELEASED: { release: string; tablesIn: readonly string[] }[] = [
  { release: "0000", tablesIn: [] },
  { release: "0001", tablesIn: ["2021-02"] },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liangdeng-released-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a release's database back as it was. @returns the path of the file */
function unpacked(release: string): string {
  const file = join(folder, `${release}.db`);
  const packed = readFileSync(join(import.meta.dirname, "released", `${release}.db.gz`));
  writeFileSync(file, gunzipSync(packed));
  return file;
}

/** Every row of the tables named, with those columns alone that are asked for. */
function contentsOf(raw: SqliteDatabase.Database, columns: ReadonlyMap<string, readonly string[]>) {
  return Object.fromEntries(
    [...columns].map(([table, names]) => {
      const list = names.map((name) => `"${name}"`).join(", ");
      return [table, raw.prepare(`SELECT ${list} FROM "${table}" ORDER BY ${list}`).raw().all()];
    }),
  );
}

/** The tables of a database with their columns, without those that keep its own books. */
function columnsOf(raw: SqliteDatabase.Database): Map<string, string[]> {
  const tables = raw
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all()
    .filter((name) => !name.startsWith("sqlite_") && name !== "__drizzle_migrations");
  const names = raw.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck();
  return new Map(tables.map((table) => [table, names.all(table)]));
}

it("every schema that a newer migration changes has its database here", () => {
  const changed = journal.entries.map(({ tag }) => tag.slice(0, 4)).slice(0, -1);
  const kept = RELEASED.map(({ release }) => release);
  expect(changed.filter((number) => !kept.includes(number))).toEqual([]);
});

describe.each(RELEASED)("the database of release $release", ({ release, tablesIn }) => {
  let services: TestServices;
  afterEach(() => services.database.close());

  /** The release's meeting of a month. */
  function meetingOf(month: string): Meeting {
    const row = services.db.select().from(meeting).where(eq(meeting.month, month)).get();
    if (!row) throw new Error(`no meeting about ${month}`);
    return row;
  }

  /** Somebody of the company who may read everything and change nothing. */
  function reader({ companyId }: Meeting): Ask {
    const one = services.db.select().from(person).where(eq(person.companyId, companyId)).get();
    if (!one) throw new Error("nobody is in the company");
    const { id: personId, nameZh, nameEn } = one;
    const actor = { personId, companyId, roles: ["viewer" as const], departmentIds: [] };
    return { ...services, who: { actor, nameZh, nameEn, locale: "zh-CN" } };
  }

  /** A shared document, as the room server would load it. */
  function documentOf(name: string, companyId: string): Y.Doc {
    const { database, clock } = services;
    const log = sqliteUpdateLog(
      database.raw,
      () => "none",
      () => clock.now(),
    );
    const stored = log.load(name, companyId);
    if (!stored.ok) throw stored.cause;
    const { snapshot, updates } = stored.value;
    const doc = new Y.Doc();
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update);
    return doc;
  }

  it("keeps every row through the migrations since, and refers to nothing that is not there", () => {
    const file = unpacked(release);
    const old = new SqliteDatabase(file, { readonly: true });
    const columns = columnsOf(old);
    const before = contentsOf(old, columns);
    old.close();
    expect(
      before["room_update"]?.length,
      "the release's database has no words in it",
    ).toBeGreaterThan(0);

    services = testServices(file);
    const { raw } = services.database;
    const countOf = (rows: Record<string, unknown[]>) =>
      Object.fromEntries(Object.entries(rows).map(([table, { length }]) => [table, length]));
    const after = contentsOf(raw, columns);
    expect(countOf(after)).toEqual(countOf(before));
    expect(after).toEqual(before);
    expect(raw.pragma("foreign_key_check")).toEqual([]);
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
    services.database.close();
    // The second start finds nothing left to do.
    services = testServices(file);
    expect(contentsOf(services.database.raw, columns)).toEqual(before);
  });

  it("shows January's frozen record on every page that is made of it", () => {
    services = testServices(unpacked(release));
    const row = meetingOf("2021-01");
    const stored = storedRecordOf(services.db, row);
    if (!stored) throw new Error("the record is not readable any more");
    expect(createHash("sha256").update(stored.json).digest("hex")).toBe(stored.sha256);
    const { record } = stored;
    expect(record.findings.length + record.improvements.length).toBeGreaterThan(0);

    const ask = reader(row);
    expect(minutesOf(ask, row).record).toEqual(record);
    expect(recordedOverviewOf(ask, row)?.overview.measures).toHaveLength(
      record.scorecard.measures.length,
    );
    const shown = record.pages.map(
      ({ link }) => recordedPageOf(ask, row, link.key)?.minutes.record,
    );
    expect(shown.flatMap((page) => page?.pages)).toEqual(record.pages);
    expect(shown.flatMap((page) => page?.findings)).toEqual(record.findings);
    expect(shown.flatMap((page) => page?.improvements)).toEqual(record.improvements);
    const onCovers = record.scorecard.departments.flatMap(
      ({ id }) => recordedCoverOf(ask, row, id)?.multiples.measures ?? [],
    );
    expect(onCovers.map(({ id }) => id).toSorted()).toEqual(
      record.scorecard.measures.map(({ id }) => id).toSorted(),
    );
  });

  it("[PL5] goes on judging January by the plans in its record", () => {
    services = testServices(unpacked(release));
    const { companyId } = meetingOf("2021-01");
    const lights = () =>
      [...lightsOf(services.db, companyId, "2021-01").values()].filter(
        ({ kind }) => kind === "plan",
      );
    const judge = () => relight(services.db, companyId, "2021-01", services.clock.now());
    judge();
    const before = lights();
    expect(before.length).toBeGreaterThan(0);
    services.db.update(milestone).set({ expectedOn: "2020-12-31" }).run();
    judge();
    expect(lights()).toEqual(before);
  });

  it("prints January's minutes with every word that was written", () => {
    services = testServices(unpacked(release));
    const row = meetingOf("2021-01");
    const minutes = minutesOf(reader(row), row);
    const { scorecard, findings, improvements, closing } = minutes.record;
    const html = renderToString(
      <WordsProvider words={zhCN}>
        <RecordProvider view={minutes}>
          <MinutesOverview />
          {scorecard.departments.map((department) => (
            <MinutesDepartment key={department.id} department={department} />
          ))}
          <MinutesQuestions />
          <MinutesClosing />
        </RecordProvider>
      </WordsProvider>,
    );
    const plain = (text: string) => renderToString(<>{text}</>);
    const written = [
      ...findings.flatMap(({ text, causes }) => [text, ...causes]),
      ...improvements.map(({ action }) => action),
      ...`${closing.remarks}\n${closing.decisions}`.split("\n"),
    ];
    expect(written.filter((text) => !html.includes(plain(text)))).toEqual([]);
  });

  it.each(["2021-01", "2021-02"])(
    "opens the sheets of %s with the words it had in them",
    (month) => {
      services = testServices(unpacked(release));
      const { db } = services;
      const { id: meetingId, companyId } = meetingOf(month);
      const findings = db
        .select()
        .from(findingRow)
        .where(eq(findingRow.meetingId, meetingId))
        .all();
      const improvements = db
        .select()
        .from(improvementRow)
        .where(eq(improvementRow.meetingId, meetingId))
        .all();
      expect(findings.length).toBeGreaterThan(0);
      const names = [...findings, ...improvements].map(({ departmentId }) =>
        formatRoomName({ kind: "sheet", meetingId, departmentId }),
      );
      const sheets = [...new Set(names)].map((name) => readSheet(documentOf(name, companyId)));
      expect(
        sheets
          .flatMap((sheet) => sheet.findings)
          .map(({ causes, ...finding }) => ({ ...finding, causes: causes.map(({ text }) => text) }))
          .toSorted(byId),
      ).toEqual(
        findings
          .map(({ id, page, kind, text, causes }) => ({ id, page, kind, text, causes }))
          .toSorted(byId),
      );
      expect(
        sheets
          .flatMap((sheet) => sheet.improvements)
          .map(({ id, page, action, goal, due }) => ({ id, page, action, goal, due }))
          .toSorted(byId),
      ).toEqual(
        improvements
          .map(({ id, page, action, goal, dueTyped: due }) => ({ id, page, action, goal, due }))
          .toSorted(byId),
      );
      // What came later is simply not there yet.
      expect(sheets.some(({ tables }) => tables.length > 0)).toBe(tablesIn.includes(month));
      expect(sheets.flatMap(({ pictures }) => pictures)).toEqual([]);
    },
  );
});

const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);
