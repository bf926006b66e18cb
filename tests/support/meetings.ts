import { eq } from "drizzle-orm";
import { meeting } from "#db/schema";
import { enterActual } from "~/services/actual-commands.server";
import { openBlockersIn } from "~/services/closing-blockers.server";
import { waiveBlockers } from "~/services/closing-commands.server";
import {
  closeMeeting,
  openMeeting,
  startMeeting,
  startPreparing,
} from "~/services/meeting-commands.server";
import type { Meeting } from "~/services/meetings.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { done, type TestCompany, type TestServices } from "./company";
import { levelCells, makeMeasure } from "./scorecard";

/** A live meeting about February with one measure of the sales department. */
export interface LiveMeeting {
  meetingId: string;
  measureId: string;
  objectiveId: string;
  input: ReturnType<typeof makeMeasure>["input"];
  /** The meeting's row as it is now. */
  row(): Meeting;
}

/**
 * Begins a meeting.
 *
 * @param actual of February, against a target of 20: 20 is green and blocks nothing, 1 is red.
 */
export function beginMeeting(
  services: TestServices,
  company: TestCompany,
  actual: number,
): LiveMeeting {
  const { administrator, facilitator } = company.people;
  const made = makeMeasure(services, company);
  const cells = levelCells(made.measureId, "2021-02", [40, 30, 20, 10]);
  done(services, administrator, saveLevels, { cells });
  const figure = { measureId: made.measureId, month: "2021-02", value: actual };
  done(services, facilitator, enterActual, figure);
  const { id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-02" });
  for (const verb of [startPreparing, startMeeting]) {
    done(services, facilitator, verb, { meetingId });
  }
  return { meetingId, ...made, row: () => meetingRow(services, meetingId) };
}

/** A meeting's row as it is now. */
export function meetingRow({ db }: TestServices, id: string): Meeting {
  const row = db.select().from(meeting).where(eq(meeting.id, id)).get();
  if (!row) throw new Error(`no meeting ${id}`);
  return row;
}

/** Closes a meeting, the GM waiving whatever blocks. */
export function closeAnyway(services: TestServices, company: TestCompany, meetingId: string): void {
  const { gm, facilitator } = company.people;
  const blockers = openBlockersIn(services.db, meetingRow(services, meetingId));
  if (blockers.length > 0) {
    const keys = blockers.map(({ key }) => key);
    done(services, gm, waiveBlockers, { meetingId, blockers: keys, reason: "waived" });
  }
  done(services, facilitator, closeMeeting, { meetingId });
}
