import { expect, it } from "vitest";
import { sealedRecord } from "#db/schema";
import { enterActual } from "~/services/actual-commands.server";
import { lightsOf } from "~/services/lights.server";
import {
  closeMeeting,
  openMeeting,
  startMeeting,
  startPreparing,
} from "~/services/meeting-commands.server";
import { sealedLightsOf, meetingById } from "~/services/meetings.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { done, makeCompany, testServices } from "../support/company";
import { levelCells, makeMeasure } from "../support/scorecard";

it("a closed meeting's record stays as it is whatever happens to the scorecard afterwards", () => {
  const services = testServices();
  const company = makeCompany(services);
  const { administrator, facilitator } = company.people;
  const { measureId, input } = makeMeasure(services, company);
  const cells = levelCells(measureId, "2021-02", [40, 30, 20, 10]);
  done(services, administrator, saveLevels, { cells });
  done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 20 });
  const { id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-02" });
  for (const verb of [startPreparing, startMeeting, closeMeeting]) {
    done(services, facilitator, verb, { meetingId });
  }
  const record = () => services.db.select().from(sealedRecord).all();
  const before = record();

  done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 1 });
  done(services, administrator, saveLevels, {
    cells: levelCells(measureId, "2021-02", [4, 3, 2, 1]),
  });
  done(services, administrator, saveMeasure, { ...input, id: measureId, validTo: "2021-02" });

  expect(record()).toEqual(before);
  const key = `measure/${measureId}`;
  const row = meetingById(services.db, meetingId);
  expect(row && sealedLightsOf(services.db, row)[key]?.light).toBe("green");
  expect(lightsOf(services.db, company.id, "2021-02").get(key)?.light).toBe("yellow");
});
