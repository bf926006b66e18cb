import { describe, expect, it } from "vitest";
import type { SignedIn } from "~/services/session.server";
import type { RoomName } from "~/protocol/room-name";
import { meeting } from "#db/schema";
import { openMeeting } from "~/services/meeting-commands.server";
import { rightsInRoom } from "~/services/room-access.server";
import { startSession } from "~/services/session.server";
import { done, makeCompany, testServices } from "../support/company";

function table() {
  const services = testServices();
  const company = makeCompany(services);
  const { id: meetingId } = done(services, company.people.facilitator, openMeeting, {
    month: "2021-02",
  });
  const sheet: RoomName = { kind: "sheet", meetingId, departmentId: company.departments.sales };
  const closing: RoomName = { kind: "closing", meetingId };
  const room: RoomName = { kind: "meeting", meetingId };
  const ask = (who: SignedIn, name: RoomName) =>
    rightsInRoom(
      services,
      name,
      startSession(services.db, who.actor.personId, services.clock.now()),
    );
  const seal = () => services.db.update(meeting).set({ phase: "closed" }).run();
  return { services, company, sheet, closing, room, ask, seal };
}

describe("a room", () => {
  it("is read by every role of the company, and written by those whom can() names", () => {
    const { company, sheet, closing, room, ask } = table();
    const writers = (name: RoomName) =>
      Object.entries(company.people).flatMap(([role, who]) => {
        const rights = ask(who, name);
        if (!rights.ok) throw new Error(`${role}: ${rights.error}`);
        return rights.mayEdit ? [role] : [];
      });
    expect(writers(sheet)).toEqual(["facilitator", "manager"]);
    expect(writers(closing)).toEqual(["facilitator", "gm"]);
    expect(writers(room)).toEqual([]);
  });

  it("is written by nobody once its meeting is closed", () => {
    const { company, sheet, closing, ask, seal } = table();
    seal();
    for (const who of Object.values(company.people)) {
      for (const name of [sheet, closing]) {
        expect(ask(who, name)).toMatchObject({ ok: true, mayEdit: false, sealed: true });
      }
    }
  });

  it("of another company is unknown, as is a foreign department in one's own meeting", () => {
    const { services, company, sheet, closing, room, ask } = table();
    const other = makeCompany(services);
    for (const who of Object.values(other.people)) {
      for (const name of [sheet, closing, room]) {
        expect(ask(who, name)).toEqual({ ok: false, error: "unknown-room" });
      }
    }
    const mixed: RoomName = { ...sheet, kind: "sheet", departmentId: other.departments.sales };
    expect(ask(company.people.facilitator, mixed)).toEqual({ ok: false, error: "unknown-room" });
  });

  it("is closed to whoever is not signed in", () => {
    const { services, sheet } = table();
    expect(rightsInRoom(services, sheet, null)).toEqual({ ok: false, error: "signed-out" });
    expect(rightsInRoom(services, sheet, "no-such-token")).toEqual({
      ok: false,
      error: "signed-out",
    });
  });
});
