/**
 * Three people at one table over a network that delivers what it likes, when it likes, in whatever
 * order. Every run is drawn from a seed that a failure prints.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createUndo, localOrigin, type DocumentUndo } from "~/collab/undo";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { measurePageKey } from "~/sheet/page-key";
import { setCells } from "~/sheet/paste-block";
import { setCell } from "~/sheet/table-cells";
import {
  addTableColumn,
  deleteTableColumn,
  moveTableColumn,
  restoreTableColumn,
} from "~/sheet/table-columns";
import {
  addTableRow,
  deleteTableRow,
  indentTableRow,
  moveTableRow,
  outdentTableRow,
  restoreTableRow,
} from "~/sheet/table-rows";
import { addTable, readTables } from "~/sheet/tables";
import { peers } from "./peers";

const page = measurePageKey("M1");
const PEOPLE = 3;

type Person = { readonly doc: Y.Doc; readonly undo: DocumentUndo; readonly inbox: Uint8Array[] };

/** What was done to the table, by whom: enough to say how it must end. */
type Deeds = {
  /** Who typed into a cell, and what they typed last; by row and column. */
  readonly cells: Map<string, { readonly by: Set<number>; last: string }>;
  readonly deleted: Set<string>;
  readonly made: Set<string>;
};

const edit = fc.constantFrom(
  "cell",
  "cell",
  "cell",
  "move-row",
  "move-row",
  "indent",
  "outdent",
  "add-row",
  "delete-row",
  "add-column",
  "move-column",
  "delete-column",
  "paste",
);
const network = fc.constantFrom("deliver", "deliver", "deliver");
const step = (kinds: fc.Arbitrary<string>) =>
  fc.record({ who: fc.nat(PEOPLE - 1), kind: kinds, a: fc.nat(1000), b: fc.nat(1000) });
type Step = { who: number; kind: string; a: number; b: number };

/** Three copies of a table with four rows, two of them under the first, and three columns. */
function gather(): { people: Person[]; deeds: Deeds } {
  const docs = peers(
    (doc) =>
      void addTable(doc, null, {
        page,
        kind: "own",
        columns: [{ id: "c0" }, { id: "c1" }, { id: "c2" }],
        rows: [{ name: "a" }, { name: "b", level: 1 }, { name: "c", level: 1 }, { name: "d" }],
      }),
    11,
    12,
    13,
  );
  const people = docs.map((doc): Person => ({ doc, undo: createUndo(doc), inbox: [] }));
  people.forEach(({ doc }, index) => {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "network") return;
      people.forEach((other, at) => at !== index && other.inbox.push(update));
    });
  });
  const [start] = readTables(docs[0] ?? new Y.Doc(), page);
  const ids = [...(start?.rows ?? []), ...(start?.columns ?? [])].map(({ id }) => id);
  return { people, deeds: { cells: new Map(), deleted: new Set(), made: new Set(ids) } };
}

function tableOf({ doc }: Person): BreakdownTable {
  const [table] = readTables(doc, page);
  if (!table) throw new Error("the table is gone");
  return table;
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

function act(people: readonly Person[], deeds: Deeds, { who, kind, a, b }: Step, at: number): void {
  const person = people[who];
  if (!person) return;
  const { doc, undo, inbox } = person;
  const table = tableOf(person);
  const row = pick(table.rows, a)?.id ?? "none";
  const other = pick(table.rows, b)?.id ?? "none";
  const column = pick(table.columns, b)?.id ?? "none";
  const beside = pick(table.columns, a)?.id ?? "none";
  const O = localOrigin;
  const typed = (r: string, c: string, text: string) => {
    const cell = deeds.cells.get(`${r}/${c}`) ?? { by: new Set<number>(), last: "" };
    cell.by.add(who);
    deeds.cells.set(`${r}/${c}`, { by: cell.by, last: text });
  };
  switch (kind) {
    case "cell":
      if (row === "none" || column === "none") return;
      setCell(doc, O, { row, column }, `${at}`);
      return typed(row, column, `${at}`);
    case "paste": {
      if (row === "none" || column === "none") return;
      const width = table.columns.length - table.columns.findIndex(({ id }) => id === column);
      setCells(doc, O, table, { row, column }, [[`${at}`]]);
      return width > 0 ? typed(row, column, `${at}`) : undefined;
    }
    case "move-row":
      moveTableRow(doc, O, row, { parent: a % 3 === 0 ? other : null, after: other });
      return;
    case "indent":
      return void indentTableRow(doc, O, row);
    case "outdent":
      return void outdentTableRow(doc, O, row);
    case "add-row":
      return void deeds.made.add(addTableRow(doc, O, { table: table.id, after: row }));
    case "delete-row":
      if (table.rows.length < 2) return;
      deleteTableRow(doc, O, row);
      return void deeds.deleted.add(row);
    case "add-column":
      return void deeds.made.add(addTableColumn(doc, O, { table: table.id, after: column }));
    case "move-column":
      return moveTableColumn(doc, O, beside, column);
    case "delete-column":
      if (table.columns.length < 2) return;
      deleteTableColumn(doc, O, column);
      return void deeds.deleted.add(column);
    case "undo":
      return undo.undo();
    case "redo":
      return undo.redo();
    case "separate":
      return undo.separate();
    default: {
      // Any of what waits, not the oldest: packets overtake each other.
      const [update] = inbox.splice(a % Math.max(inbox.length, 1), 1);
      if (update) Y.applyUpdate(doc, update, "network");
    }
  }
}

function deliverAll(people: readonly Person[]): void {
  for (const { doc, inbox } of people) {
    for (const update of inbox.splice(0)) Y.applyUpdate(doc, update, "network");
  }
}

function expectAlike(people: readonly Person[]): BreakdownTable {
  const [first, ...others] = people.map(tableOf);
  if (!first) throw new Error("nobody is here");
  for (const other of others) expect(other).toEqual(first);
  const levels = first.rows.map(({ level }) => level);
  expect(levels.every((level, at) => level <= (levels[at - 1] ?? -1) + 1)).toBe(true);
  expect(new Set(first.rows.map(({ id }) => id)).size).toBe(first.rows.length);
  return first;
}

describe("three people at one table", () => {
  test("all see the same in the end; both win; what is deleted stays deleted, and nothing else is lost", () => {
    fc.assert(
      fc.property(
        fc.array(step(fc.oneof(edit, network)), { maxLength: 90, size: "max" }),
        (steps) => {
          const { people, deeds } = gather();
          steps.forEach((each, at) => act(people, deeds, each, at));
          deliverAll(people);
          const table = expectAlike(people);
          const shown = new Set([...table.rows, ...table.columns].map(({ id }) => id));
          for (const id of deeds.deleted) expect(shown).not.toContain(id);
          const [first] = people;
          if (!first) return;
          // Whatever vanished, vanished with a deleted row above it: brought back, everything is there.
          for (const id of deeds.deleted) {
            restoreTableRow(first.doc, localOrigin, id);
            restoreTableColumn(first.doc, localOrigin, id);
          }
          deliverAll(people);
          const whole = expectAlike(people);
          const back = [...whole.rows, ...whole.columns].map(({ id }) => id);
          expect(back.toSorted()).toEqual([...deeds.made].toSorted());
          // A cell into which one person typed says what they typed last, whatever was done around it.
          const cells = new Map(whole.rows.map(({ id, cells: own }) => [id, own]));
          for (const [key, { by, last }] of deeds.cells) {
            const [row = "", column = ""] = key.split("/");
            if (by.size === 1) expect(cells.get(row)?.[column]).toBe(last);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("all see the same in the end though everybody undoes and redoes in between", () => {
    const undoing = fc.constantFrom("undo", "undo", "redo", "separate");
    fc.assert(
      fc.property(
        fc.array(step(fc.oneof(edit, network, undoing)), { maxLength: 90, size: "max" }),
        (steps) => {
          const { people, deeds } = gather();
          steps.forEach((each, at) => act(people, deeds, each, at));
          deliverAll(people);
          expectAlike(people);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("an undone deletion shows again what the others typed meanwhile, however late it arrives", () => {
    fc.assert(
      fc.property(
        fc.array(step(fc.oneof(fc.constant("cell"), network)), { maxLength: 40 }),
        fc.nat(3),
        fc.boolean(),
        (steps, index, isColumn) => {
          const { people, deeds } = gather();
          const [first, ...others] = people;
          if (!first) return;
          const table = tableOf(first);
          const row = pick(table.rows, index)?.id ?? "";
          const column = pick(table.columns, index)?.id ?? "";
          if (isColumn) deleteTableColumn(first.doc, localOrigin, column);
          else deleteTableRow(first.doc, localOrigin, row);
          steps
            .filter(({ who, kind }) => who !== 0 || kind === "deliver")
            .forEach((each, at) => act(people, deeds, each, at));
          first.undo.undo();
          deliverAll(people);
          const whole = expectAlike(people);
          expect(whole.rows).toHaveLength(4);
          expect(whole.columns).toHaveLength(3);
          for (const [key, { by, last }] of deeds.cells) {
            const [at = "", under = ""] = key.split("/");
            const said = whole.rows.find(({ id }) => id === at)?.cells[under];
            if (by.size === 1) expect(said).toBe(last);
            else expect(said).not.toBeUndefined();
          }
          expect(others.length).toBe(PEOPLE - 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
