import { beforeEach, expect, it } from "vitest";
import { rightsInRoom } from "~/services/room-access.server";
import { startSession } from "~/services/session.server";
import { addPerson, makeCompany, testServices, type TestServices } from "../support/company";

let services: TestServices;
let companyId: string;

beforeEach(() => {
  services = testServices();
  companyId = makeCompany(services).id;
});

/** What somebody may do in the first company's room. */
function rightsOf(personId: string) {
  const token = startSession(services.db, personId, services.clock.now());
  return rightsInRoom(services, { kind: "company", companyId }, token);
}

it("[AC2] any role of the company reads its room, and nobody writes there", () => {
  const viewer = addPerson(services.db, { companyId, roles: ["viewer"] });
  expect(rightsOf(viewer.actor.personId)).toMatchObject({ ok: true, companyId, mayEdit: false });
});

it("[AC2] a person without a role is turned away", () => {
  const nobody = addPerson(services.db, { companyId, roles: [] });
  expect(rightsOf(nobody.actor.personId)).toEqual({ ok: false, error: "forbidden" });
});

it("[AC1] for people of another company the room does not exist", () => {
  const stranger = makeCompany(services).people.administrator;
  expect(rightsOf(stranger.actor.personId)).toEqual({ ok: false, error: "unknown-room" });
});

it("nobody is let in without a session", () => {
  const room = { kind: "company", companyId } as const;
  expect(rightsInRoom(services, room, null)).toEqual({ ok: false, error: "signed-out" });
});
