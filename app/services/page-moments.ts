import type { PageRow } from "~/sheet/page-rows";
import type { HistoryField, Moment, RowChange } from "~/views/history";

/** One person's edits within this time are one moment. */
const MOMENT_MS = 5 * 60 * 1000;

/** How much of a row's words a summary shows, in characters. */
const SHOWN_WORDS = 60;

/** A moment before its author has been given a name. */
export type PersonMoment = Omit<Moment, "by"> & { personId: string | null };

/** What a moment did to a row: what it said before the first of these edits, and after the last. */
interface Span {
  before: PageRow | null;
  after: PageRow;
  /** Whether the row had been on the page before this moment. */
  known: boolean;
}

type Open = {
  personId: string | null;
  seq: number;
  from: number;
  to: number;
  rows: Map<string, Span>;
};

/**
 * Groups the edits of a page into moments. Two people who write at the same time have a moment each,
 * whatever the order in which their edits came.
 */
export class MomentList {
  private readonly rows = new Map<string, PageRow>();
  private readonly shown = new Set<string>();
  private readonly all: Open[] = [];
  private readonly latest = new Map<string | null, Open>();

  /** Takes in what one logged update made of the rows that it touched on this page. */
  note(
    { seq, at, personId }: { seq: number; at: number; personId: string | null },
    rows: readonly PageRow[],
  ): void {
    const moment = this.momentFor(personId, seq, at, rows);
    for (const row of rows) {
      const span = moment.rows.get(row.id);
      const before = this.rows.get(row.id) ?? null;
      if (span) span.after = row;
      else moment.rows.set(row.id, { before, after: row, known: this.shown.has(row.id) });
      this.rows.set(row.id, row);
      if (!row.deleted) this.shown.add(row.id);
    }
  }

  /** The moments in which anything became different, by when they ended. */
  list(): PersonMoment[] {
    return this.all
      .map(({ rows, ...moment }) => ({
        ...moment,
        changes: [...rows.values()].flatMap(changeOf).filter(isTold),
      }))
      .filter(({ changes }) => changes.length > 0)
      .toSorted((a, b) => a.seq - b.seq);
  }

  private momentFor(
    personId: string | null,
    seq: number,
    at: number,
    rows: readonly PageRow[],
  ): Open {
    const open = this.latest.get(personId);
    if (open && at - open.from < MOMENT_MS && !this.wasTurned(open, rows)) {
      open.seq = seq;
      open.to = at;
      return open;
    }
    const moment: Open = { personId, seq, from: at, to: at, rows: new Map() };
    this.latest.set(personId, moment);
    this.all.push(moment);
    return moment;
  }

  /**
   * Whether somebody else has meanwhile deleted or restored one of the rows: what is done to it now
   * answers that, and would vanish in a moment that began before.
   */
  private wasTurned(moment: Open, rows: readonly PageRow[]): boolean {
    return rows.some(({ id }) => {
      const span = moment.rows.get(id);
      return span !== undefined && span.after.deleted !== this.rows.get(id)?.deleted;
    });
  }
}

function changeOf({ before, after, known }: Span): RowChange[] {
  const was = before !== null && !before.deleted;
  const { id, kind } = after;
  const row = { id, kind, fields: [], words: wordsOf(after) };
  if (was && after.deleted) return [{ ...row, change: "deleted", words: wordsOf(before) }];
  if (was) {
    const fields = changedFields(before, after);
    if (fields.length > 0) return [{ ...row, fields, change: "changed" }];
    return before.order === after.order ? [] : [{ ...row, change: "moved" }];
  }
  if (!after.deleted) return [{ ...row, change: known ? "restored" : "added" }];
  // Written and deleted again within the moment: what it said must not go unmentioned.
  return before === null && row.words !== "" ? [{ ...row, change: "deleted" }] : [];
}

/** What is written into a table is told of the table; of its rows and columns only their going. */
function isTold({ kind, change }: RowChange): boolean {
  const isPart = kind === "tableRow" || kind === "tableColumn";
  return !isPart || change === "deleted" || change === "restored";
}

function changedFields(before: PageRow, after: PageRow): HistoryField[] {
  const names = Object.keys(after.fields) as (keyof PageRow["fields"])[];
  const fields: HistoryField[] = names.filter((name) => before.fields[name] !== after.fields[name]);
  if (before.kind !== after.kind) fields.push("kind");
  if (before.owners.join("\n") !== after.owners.join("\n")) fields.push("owners");
  return fields;
}

function wordsOf({ fields }: PageRow): string {
  const { answer: _answer, ...texts } = fields;
  const words = Object.values(texts).find((text) => text !== "") ?? "";
  return Array.from(words).slice(0, SHOWN_WORDS).join("");
}
