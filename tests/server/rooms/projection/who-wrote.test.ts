import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { followUp } from "#db/schema";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { eventsOf } from "~/services/follow-ups/board-view.server";
import { addMeasurePage, removeMeasurePage } from "~/services/measure-page-commands.server";
import { addFinding } from "~/sheet/findings";
import { addImprovement, deleteImprovement, restoreImprovement } from "~/sheet/improvements";
import { measurePageKey } from "~/sheet/page-key";
import { done } from "../../../support/company";
import { projectedMeeting } from "./projected-meeting";

const ROW = "row-1";

/** A meeting whose people write in the sales department's sheet. */
function writing() {
  const meeting = projectedMeeting();
  const { services, company, sheet } = meeting;
  const { manager, facilitator, gm } = company.people;
  const hub = meeting.start();
  const raise = (page: string) => (doc: Y.Doc) =>
    void addImprovement(doc, null, { id: ROW, page, action: "回访", due: "2021-03-20" });
  const idOfIt = () => services.db.select().from(followUp).get()?.id ?? "";
  return {
    ...meeting,
    hub,
    raise,
    by: { manager: manager.actor.personId, facilitator: facilitator.actor.personId },
    /** Writes as somebody; the room is left at once, so it is projected. */
    edit: (personId: string, write: (doc: Y.Doc) => void) =>
      hub.edit(sheet, { personId, companyId: company.id }, write),
    /** Somebody builds on it: it does not vanish with its row any more. */
    begin: () =>
      done(services, manager, moveFollowUp, {
        id: idOfIt(),
        from: "planned",
        to: "in-progress",
      }),
    /** What happened to it and who did it, oldest first. */
    told: () =>
      eventsOf({ ...services, who: gm }, idOfIt())
        ?.toReversed()
        .map(({ kind, person }) => [kind, person?.nameZh ?? null]),
  };
}

const remove = (doc: Y.Doc) => deleteImprovement(doc, null, ROW);
const noteOn = (doc: Y.Doc, page: string) =>
  void addFinding(doc, null, { page, kind: "problem", text: "到店少" });

describe("what happens to a follow-up on its page", () => {
  test("names who wrote it, took it away and brought it back", () => {
    const { edit, raise, begin, told, by, page } = writing();
    edit(by.manager, raise(page));
    begin();
    edit(by.facilitator, remove);
    edit(by.manager, (doc) => restoreImprovement(doc, null, ROW));
    expect(told()).toEqual([
      ["raised", "manager"],
      ["moved", "manager"],
      ["withdrawn", "facilitator"],
      ["restored", "manager"],
    ]);
  });

  test("names the one who wrote before the process ended, and not who wrote in it earlier", () => {
    const { edit, hub, commitOnly, sheet, raise, told, by, page } = writing();
    edit(by.facilitator, (doc) => noteOn(doc, page));
    commitOnly(sheet, raise(page), by.manager);
    expect(hub.projectNow("")).toBe(true);
    expect(told()).toEqual([["raised", "manager"]]);
  });

  test("names nobody where several wrote before it was seen", () => {
    const { hub, commitOnly, sheet, raise, told, by, page } = writing();
    commitOnly(sheet, raise(page), by.manager);
    commitOnly(sheet, (doc) => noteOn(doc, page), by.facilitator);
    hub.projectNow("");
    expect(told()).toEqual([["raised", null]]);
  });

  test("names nobody for what went with its page, which somebody else removed", () => {
    const { edit, hub, raise, begin, told, by, services, company, meetingId, measureId } =
      writing();
    const at = { meetingId, measureId };
    const { facilitator } = company.people;
    const title = { nameZh: "按车型", nameEn: "" };
    const { ordinal } = done(services, facilitator, addMeasurePage, { ...at, ...title });
    edit(by.manager, raise(measurePageKey(measureId, ordinal)));
    begin();
    done(services, facilitator, removeMeasurePage, { ...at, ordinal });
    hub.projectNow("");
    expect(told()?.at(-1)).toEqual(["withdrawn", null]);
  });
});
