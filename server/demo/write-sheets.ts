import type * as Y from "yjs";
import { splitOwners } from "~/domain/follow-up/split-owners";
import type { RoomName } from "~/protocol/room-name";
import { measurePagesOf } from "~/services/measure-pages.server";
import { meetingById } from "~/services/meetings.server";
import { pagesOf as pagesIn } from "~/services/pages.server";
import { scorecardAt } from "~/services/scorecard.server";
import { closingText, type ClosingField } from "~/sheet/closing-document";
import { addCause, addFinding } from "~/sheet/findings";
import { addImprovement } from "~/sheet/improvements";
import type { Owner } from "~/sheet/owners";
import type { PageKey } from "~/sheet/page-key";
import { answerPlan, planText } from "~/sheet/plan-review";
import type { CsvRow } from "./csv";
import { FACILITATOR, get, type Dealership } from "./dealership";
import { managerOf } from "./load-people";
import { tablesOfMonth, writeTable } from "./write-tables";

/** Who wrote it is known to the room; within the document nobody undoes the sample's words. */
const ORIGIN = "demo";

/** Writes each department's findings and improvement measures of a month ("01"), as its manager. */
export function writeSheets(dealership: Dealership, meetingId: string, month: string): void {
  const { samples, departments } = dealership;
  for (const department of samples.departments.map((row) => row("id"))) {
    const pages = pagesOf(dealership, meetingId, department);
    const findings = samples.findings.filter(
      (row) => row("month") === month && pages.has(row("page")),
    );
    const improvements = samples.improvements.filter(
      (row) => row("raised_in") === month && pages.has(row("measure")),
    );
    const reviews = samples.planReviews.filter(
      (row) => row("month") === month && pages.has(row("plan")),
    );
    const tables = tablesOfMonth(samples, month, pages);
    const count = findings.length + improvements.length + reviews.length + tables.length;
    if (count === 0) continue;
    const room = { kind: "sheet", meetingId, departmentId: get(departments, department) } as const;
    writeSheet(dealership, managerOf(dealership, department), room, (doc) => {
      for (const row of findings) {
        const page = get(pages, row("page"));
        const kind = row("kind") === "risk" ? "risk" : "problem";
        const finding = addFinding(doc, ORIGIN, { page, kind, text: row("text_zh") });
        for (const text of row("causes_zh").split("|")) {
          if (text !== "") addCause(doc, ORIGIN, { finding, text });
        }
      }
      for (const row of improvements) {
        addImprovement(doc, ORIGIN, {
          page: get(pages, row("measure")),
          action: row("action_zh"),
          goal: row("goal_zh"),
          owners: splitOwners(row("owners_zh")).map((name) => ownerNamed(dealership, name)),
          due: row("due_raw"),
          progress: row("progress_zh"),
          completion: row("completion_zh"),
        });
      }
      for (const row of reviews) writeReview(doc, get(dealership.plans, row("plan")), row);
      for (const table of tables) {
        writeTable(doc, ORIGIN, samples, { table, month, page: get(pages, table("measure")) });
      }
    });
  }
}

/** Writes what a department says of one of its action plans. */
function writeReview(doc: Y.Doc, planId: string, row: CsvRow): void {
  const answerIn = (cell: string) => (row(cell) === "yes" ? "yes" : "no");
  for (const [question, cell] of [
    ["onTrack", "on_track"],
    ["targets", "targets"],
  ] as const) {
    answerPlan(doc, ORIGIN, { planId, question, answer: answerIn(cell) });
    planText(doc, planId, question)?.insert(0, row(`${cell}_zh`));
  }
  planText(doc, planId, "progress")?.insert(0, row("progress_zh"));
  planText(doc, planId, "nextSteps")?.insert(0, row("next_steps_zh"));
}

/** Writes the closing page of a month, as the facilitator. */
export function writeClosing(dealership: Dealership, meetingId: string, month: string): void {
  const texts = dealership.samples.closing.filter((row) => row("month") === month);
  writeSheet(dealership, FACILITATOR, { kind: "closing", meetingId }, (doc) => {
    for (const row of texts) {
      const field: ClosingField = row("field") === "decisions" ? "decisions" : "remarks";
      closingText(doc, field).insert(0, row("text_zh"));
    }
  });
}

/** Writes into a room of the sample dealership as one of its people. */
export function writeSheet(
  { edit, people, companyId }: Dealership,
  person: string,
  room: RoomName,
  change: (doc: Y.Doc) => void,
): void {
  const { personId } = get(people, person).actor;
  if (!edit(room, { personId, companyId }, change).ok) {
    throw new Error("the sample dealership's pages could not be written");
  }
}

/** The pages of a department in a meeting, by their codes (M3, M9-2, K1). */
function pagesOf(
  { services, companyId, departments }: Dealership,
  meetingId: string,
  department: string,
): Map<string, PageKey> {
  const { db } = services;
  const month = meetingById(db, meetingId)?.month ?? "";
  const scorecard = scorecardAt(db, companyId, month);
  const links = pagesIn(scorecard, get(departments, department), measurePagesOf(db, meetingId));
  return new Map(links.map(({ code, key }) => [code, key]));
}

/** A person of the company by their Chinese name; a name that nobody there has stays a name. */
function ownerNamed({ people }: Dealership, name: string): Owner {
  const known = [...people.values()].find((person) => person.nameZh === name);
  return known ? { kind: "person", personId: known.actor.personId } : { kind: "name", name };
}
