import type { Db } from "#db/client";
import { yearOf } from "~/domain/scorecard/month";
import { LEVELS, NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import type { Correction } from "~/views/minutes";
import type { MeetingRecord } from "~/views/record";
import { figuresOf } from "../figures.server";
import { lightsOf } from "../lights.server";

/**
 * What the scorecard says otherwise today than the record froze: actuals, levels and lights of the
 * month. What is not on the scorecard any more has nothing to be compared with.
 */
export function correctionsOf(db: Db, companyId: string, record: MeetingRecord): Correction[] {
  const { month } = record.meeting;
  const { measures, plans, objectives } = record.scorecard;
  const lights = lightsOf(db, companyId, month);
  const figures = figuresOf(
    db,
    measures.map(({ id }) => id),
    yearOf(month),
  );
  const lightOf = (kind: Correction["kind"], id: string): Correction["light"] => {
    const now = lights.get(`${kind}/${id}`)?.light;
    const sealed = record.lights[`${kind}/${id}`]?.light;
    return now === undefined || sealed === undefined || now === sealed ? null : { sealed, now };
  };
  const ofMeasures = measures.map(({ id, levels: sealedLevels }): Correction => {
    const today = figures.get(id)?.months.find((each) => each.month === month);
    const sealed = sealedActual(record, id);
    const now = today?.actual ?? null;
    const levels = today?.levels ?? NO_LEVELS;
    return {
      kind: "measure",
      id,
      actual: sealed === now ? null : { sealed, now },
      levels: sameLevels(sealedLevels, levels) ? null : { sealed: sealedLevels, now: levels },
      light: lightOf("measure", id),
    };
  });
  const ofOthers = (kind: "plan" | "objective", items: readonly { id: string }[]) =>
    items.map(({ id }): Correction => ({
      kind,
      id,
      actual: null,
      levels: null,
      light: lightOf(kind, id),
    }));
  return [...ofMeasures, ...ofOthers("plan", plans), ...ofOthers("objective", objectives)].filter(
    ({ actual, levels, light }) => actual !== null || levels !== null || light !== null,
  );
}

/** The month's actual of a measure as the record has it. */
export function sealedActual({ meeting, pages }: MeetingRecord, measureId: string): number | null {
  const subject = pages.find(({ link }) => link.id === measureId)?.subject;
  if (subject?.kind !== "measure") return null;
  return subject.figures.months.find(({ month }) => month === meeting.month)?.actual ?? null;
}

function sameLevels(left: Levels, right: Levels): boolean {
  return LEVELS.every((level) => left[level] === right[level]);
}
