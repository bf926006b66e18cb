import type { Db } from "#db/client";
import { measuresDidNotWork } from "~/domain/follow-up/did-not-work";
import type { RecordedCover } from "~/views/record";
import { earlierOfDepartment, managersOf } from "../cover-facts.server";
import { lightsOf } from "../lights.server";
import type { Meeting } from "../meetings.server";
import { scorecardAt } from "../scorecard.server";

/** What the departments' covers show that nothing else in the record says. */
export function recordedCovers(db: Db, row: Meeting): RecordedCover[] {
  const { companyId, month } = row;
  const { departments, measures } = scorecardAt(db, companyId, month);
  const lights = lightsOf(db, companyId, month);
  return departments.map(({ id: departmentId }) => {
    const followUps = earlierOfDepartment(db, row, departmentId);
    const failed = measures.filter(({ id, departmentId: home }) => {
      const light = lights.get(`measure/${id}`)?.light;
      const own = followUps.filter(
        ({ kind, subject }) => kind === "improvement" && subject?.id === id,
      );
      return (
        home === departmentId &&
        light !== undefined &&
        measuresDidNotWork({ light, month, followUps: own })
      );
    });
    return {
      departmentId,
      managers: managersOf(db, companyId, departmentId).map(({ id }) => id),
      didNotWork: failed.map(({ id }) => id),
    };
  });
}
