import { changeDue, moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { followUpsOf } from "~/services/follow-ups/follow-up-rows.server";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import { measurePageKey } from "~/sheet/page-key";
import { progressText } from "~/sheet/progress";
import type { CsvRow } from "./csv";
import { act, get, type Dealership } from "./dealership";
import { managerOf } from "./load-people";
import { SAMPLE_YEAR } from "./samples";
import { writeSheet } from "./write-sheets";

/** What the departments did with January's measures in February: begun, done, put off. */
export function liveWithFollowUps(dealership: Dealership): void {
  const { samples, clock } = dealership;
  for (const row of samples.followUps) {
    clock.goTo(row("at"));
    const { id, state } = followUpIn(dealership, row);
    const manager = managerOf(dealership, departmentIn(dealership, row));
    const doneOn = row("day");
    if (row("what") === "due") {
      const reason = row("reason_zh");
      act(dealership, manager, changeDue, { id, dueOn: row("day"), reason });
    } else if (row("what") === "done") {
      act(dealership, manager, moveFollowUp, { id, from: state, to: "done", doneOn });
    } else {
      act(dealership, manager, moveFollowUp, { id, from: state, to: "in-progress" });
    }
  }
}

/** Writes on a month's pages how the measures of the months before went, as each manager. */
export function writeProgress(dealership: Dealership, meetingId: string, month: string): void {
  const { samples, departments } = dealership;
  for (const row of samples.progress.filter((each) => each("month") === month)) {
    const { id } = followUpIn(dealership, row);
    const department = departmentIn(dealership, row);
    const room = { kind: "sheet", meetingId, departmentId: get(departments, department) } as const;
    writeSheet(dealership, managerOf(dealership, department), room, (doc) => {
      progressText(doc, id, "progress")?.insert(0, row("progress_zh"));
      progressText(doc, id, "completion")?.insert(0, row("completion_zh"));
    });
  }
}

/** The follow-up that a row means: the measure, the month that raised it, and its number there. */
function followUpIn({ services, companyId, measures }: Dealership, row: CsvRow): LiveFollowUp {
  const page = measurePageKey(get(measures, row("measure")));
  const raisedFor = `${SAMPLE_YEAR}-${row("raised_in")}`;
  const found = followUpsOf(services.db, companyId).filter(
    (each) => each.page === page && each.raisedFor === raisedFor,
  )[Number(row("number")) - 1];
  if (!found) throw new Error(`the sample files know no such follow-up of ${row("measure")}`);
  return found;
}

function departmentIn({ samples }: Dealership, row: CsvRow): string {
  const measure = samples.measures.find((each) => each("code") === row("measure"));
  if (!measure) throw new Error(`the sample files know no measure ${row("measure")}`);
  return measure("department");
}
