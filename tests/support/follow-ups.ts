import * as Y from "yjs";
import { rowProjection } from "#server/rooms/projection/row-projection";
import { enterActual } from "~/services/actual-commands.server";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { LiveRoom } from "~/protocol/room-name";
import { followUpsOf } from "~/services/follow-ups/follow-up-rows.server";
import {
  closeMeeting,
  openMeeting,
  startMeeting,
  startPreparing,
} from "~/services/meeting-commands.server";
import type { LiveEntry } from "~/services/ports";
import { addImprovement } from "~/sheet/improvements";
import { measurePageKey } from "~/sheet/page-key";
import { seedSheet } from "~/sheet/sheet-document";
import { done, makeCompany, testServices, type TestCompany, type TestServices } from "./company";
import { makeMeasure } from "./scorecard";

/** A sales department that raises improvement measures in its sheets. */
export interface Raising {
  services: TestServices;
  company: TestCompany;
  measureId: string;
  /** Everything that the projection told, with the room that it told it. */
  told: { room: LiveRoom; entries: readonly LiveEntry[] }[];
  /** Opens and starts the meeting of a month. @returns its id and the sales department's sheet */
  meet(month: string): { meetingId: string; sheet: Y.Doc };
  /** Projects the sales department's sheet, as the room server does soon after a commit. */
  project(meetingId: string, sheet: Y.Doc): void;
  close(meetingId: string): void;
  /** Adds an improvement measure to the sheet and projects it. @returns its row id */
  raise(meetingId: string, sheet: Y.Doc, words?: { action?: string; due?: string }): string;
  followUps(): LiveFollowUp[];
}

/** Makes the company on a database of its own, with one measure of the sales department. */
export function raising(): Raising {
  const services = testServices();
  const company = makeCompany(services);
  const { measureId } = makeMeasure(services, company);
  const { facilitator } = company.people;
  const told: Raising["told"] = [];
  const projection = rowProjection(services.db, services.clock, (room, _companyId, entries) =>
    told.push({ room, entries }),
  );
  const project: Raising["project"] = (meetingId, sheet) =>
    projection.project(
      { kind: "sheet", meetingId, departmentId: company.departments.sales },
      sheet,
      0,
    );
  return {
    services,
    company,
    measureId,
    told,
    project,
    meet(month) {
      const { id: meetingId } = done(services, facilitator, openMeeting, { month });
      for (const verb of [startPreparing, startMeeting]) {
        done(services, facilitator, verb, { meetingId });
      }
      done(services, facilitator, enterActual, { measureId, month, value: 1 });
      const sheet = new Y.Doc();
      seedSheet(sheet, null);
      return { meetingId, sheet };
    },
    close: (meetingId) => void done(services, facilitator, closeMeeting, { meetingId }),
    raise(meetingId, sheet, { action = "每周抽查回访", due = "2月28日" } = {}) {
      const owner = { kind: "person" as const, personId: company.people.manager.actor.personId };
      const page = measurePageKey(measureId);
      const id = addImprovement(sheet, null, { page, action, due, owners: [owner] });
      project(meetingId, sheet);
      return id;
    },
    followUps: () => followUpsOf(services.db, company.id),
  };
}
