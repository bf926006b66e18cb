import { describe, expect, test } from "vitest";
import { roomAccess } from "#server/rooms/room-access";
import type { Role } from "~/domain/access/can";
import { CloseCode } from "~/protocol/close-codes";
import { formatRoomName } from "~/protocol/room-name";
import { action as signOut } from "~/routes/sign-out";
import type { Services } from "~/services/context.server";
import { discardMeeting } from "~/services/discard-meeting.server";
import { closeMeeting, openMeeting } from "~/services/meeting-commands.server";
import {
  acceptInvitation,
  invitePerson,
  savePerson,
  setPersonActive,
} from "~/services/people-commands.server";
import { startSession, type SignedIn } from "~/services/session.server";
import { RawPeer } from "../server/rooms/support/raw-peer";
import { startRoomServer } from "../server/rooms/support/room-server";
import { done, makeCompany, testServices } from "../support/company";
import { beginMeeting } from "../support/meetings";
import { contextOf } from "./context";

/*
 * The rooms are judged again every minute at the default settings: what is seen here within a test
 * has not waited for that.
 */

describe("a right taken away cuts the live connection at once:", () => {
  test("somebody is shut out", async () => {
    const { services, people, manager } = await meetingRoom();
    done(services, people.administrator, setPersonActive, { id: manager.id, active: false });
    expect(await manager.peer.closed).toBe(CloseCode.signedOut);
  });

  test("somebody signs out, in this browser only", async () => {
    const { services, people, manager, join } = await meetingRoom();
    const elsewhere = await join(people.manager);
    const context = contextOf(services, people.manager);
    const request = new Request("http://test.example/sign-out", { method: "POST" });
    await signOut({ request, params: {}, context: { ...context, token: manager.session } });
    expect(await manager.peer.closed).toBe(CloseCode.signedOut);
    await elsewhere.peer.saved(elsewhere.peer.type("still here"));
  });

  test("a new password is chosen", async () => {
    const { services, people, manager } = await meetingRoom();
    const { token } = done(services, people.administrator, invitePerson, { id: manager.id });
    await acceptInvitation(services, token, "a password of length");
    expect(await manager.peer.closed).toBe(CloseCode.signedOut);
  });

  test("the session ends by itself", async () => {
    const { manager, pass } = await meetingRoom();
    await manager.peer.saved(manager.peer.type("in time"));
    pass(12 * 60 * 60 * 1_000);
    manager.peer.type(" too late");
    expect(await manager.peer.closed).toBe(CloseCode.signedOut);
  });

  test("every role is taken away", async () => {
    const { manager, rename } = await meetingRoom();
    rename({ roles: [], departments: ["sales"] });
    expect(await manager.peer.closed).toBe(CloseCode.forbidden);
  });

  test.each([
    ["a manager becomes a viewer", { roles: ["viewer"], departments: ["sales"] }],
    ["the department is taken away", { roles: ["manager"], departments: [] }],
    ["the department becomes another", { roles: ["manager"], departments: ["aftersales"] }],
  ] as const)("%s, and is told to read only", async (_, now) => {
    const { manager, rename } = await meetingRoom();
    rename(now);
    expect(await manager.peer.next("hello")).toMatchObject({ mayEdit: false, sealed: false });
    manager.peer.type("too late");
    expect(await manager.peer.next("refused")).toMatchObject({ code: "read-only" });
  });

  test("a department is given back, and what was refused is taken", async () => {
    const { manager, rename } = await meetingRoom();
    rename({ roles: ["manager"], departments: [] });
    await manager.peer.next("hello");
    const number = manager.peer.type("early");
    await manager.peer.next("refused");
    rename({ roles: ["manager"], departments: ["sales"] });
    expect(await manager.peer.next("hello")).toMatchObject({ mayEdit: true });
    await manager.peer.saved(number);
  });

  test("the meeting is closed", async () => {
    const { services, people, manager, meetingId } = await meetingRoom();
    done(services, people.facilitator, closeMeeting, { meetingId });
    expect(await manager.peer.next("hello")).toMatchObject({ mayEdit: false, sealed: true });
    manager.peer.type("too late");
    expect(await manager.peer.next("refused")).toMatchObject({ code: "sealed" });
  });

  test("the meeting is discarded", async () => {
    const { services, people, manager, meetingId } = await meetingRoom("draft");
    done(services, people.facilitator, discardMeeting, { meetingId });
    expect(await manager.peer.closed).toBe(CloseCode.unknownRoom);
  });
});

/** Somebody with a live connection to the sales department's sheet. */
interface Joined {
  id: string;
  session: string;
  peer: RawPeer;
}

/** A meeting with its manager in the room of their sheet; commands reach the real hub. */
async function meetingRoom(phase: "live" | "draft" = "live") {
  const base = testServices();
  const company = makeCompany(base);
  const { people, departments } = company;
  const meetingId =
    phase === "live"
      ? beginMeeting(base, company, 20).meetingId
      : done(base, people.facilitator, openMeeting, { month: "2021-02" }).id;
  const server = await startRoomServer();
  server.controls.admit = roomAccess(base).admit;
  /** Lets time pass, in ms, for the product and its rooms. */
  const pass = (passed: number) => {
    base.clock.set(base.clock.now() + passed);
    server.controls.now = base.clock.now();
  };
  pass(0);
  const services: Services = { ...base, rooms: server.hub };
  const room = formatRoomName({ kind: "sheet", meetingId, departmentId: departments.sales });
  const join = async ({ actor }: SignedIn): Promise<Joined> => {
    const session = startSession(base.db, actor.personId, base.clock.now());
    const peer = new RawPeer(server, room, session);
    await peer.sync();
    await peer.next("hello");
    return { id: actor.personId, session, peer };
  };
  const manager = await join(people.manager);
  const rename = (now: {
    roles: readonly Role[];
    departments: readonly (keyof typeof departments)[];
  }) =>
    done(services, people.administrator, savePerson, {
      id: manager.id,
      nameZh: "经理",
      nameEn: "",
      email: "manager@test.example",
      roles: [...now.roles],
      departmentIds: now.departments.map((code) => departments[code]),
    });
  return { services, people, meetingId, manager, join, rename, pass };
}
