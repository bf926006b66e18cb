import { beforeEach, describe, expect, it, vi } from "vitest";
import { pagePictureRow, picture as pictureTable } from "#db/schema";
import { ROLES, type Role } from "~/domain/access/can";
import { PictureLimit } from "~/domain/picture/picture-rules";
import { COVER_PAGE } from "~/sheet/pictures";
import { makeCompany } from "../../support/company";
import { closeAnyway } from "../../support/meetings";
import { picture, pictureSetting, type PictureSetting } from "./setting";

let set: PictureSetting;

beforeEach(() => {
  set = pictureSetting();
});

const kept = () =>
  set.services.db
    .select({ departmentId: pictureTable.departmentId, hash: pictureTable.hash })
    .from(pictureTable)
    .all();

describe("adding a picture", () => {
  it("is for those who may write on the page, and reads nothing of anybody else's", async () => {
    const { people } = set.company;
    const taken = async (role: Role) => {
      const read = vi.fn<() => Promise<Buffer>>(() => picture());
      const outcome = await set.send({ who: people[role] }, read);
      return [role, outcome.ok || outcome.error, read.mock.calls.length];
    };
    const allowed = ["facilitator", "manager"];
    const expected = ROLES.map((role) =>
      allowed.includes(role) ? [role, true, 1] : [role, "forbidden", 0],
    );
    expect(await Promise.all(ROLES.map(taken))).toEqual(expected);
    const neighbour = await set.send({ who: people.aftersalesManager });
    expect(neighbour).toMatchObject({ error: "forbidden" });
    const { people: foreign } = makeCompany(set.services);
    const stranger = await set.send({ who: foreign.facilitator });
    expect(stranger).toMatchObject({ error: "unknown-meeting" });
  });

  it("takes the pages that the department has, and its cover", async () => {
    const { aftersales } = set.company.departments;
    const { facilitator } = set.company.people;
    expect(await set.send({ page: COVER_PAGE })).toMatchObject({ ok: true });
    expect(await set.send({ page: "measure:none" })).toMatchObject({ error: "unknown-page" });
    const elsewhere = { who: facilitator, departmentId: aftersales };
    expect(await set.send(elsewhere)).toMatchObject({ error: "unknown-page" });
    const nowhere = { who: facilitator, departmentId: "none" };
    expect(await set.send(nowhere)).toMatchObject({ error: "unknown-department" });
  });

  it("keeps the same picture once for a department, and is in the audit log", async () => {
    const [first, again] = [await set.sent(), await set.sent()];
    expect(again).toEqual(first);
    expect(kept()).toEqual([{ departmentId: set.company.departments.sales, hash: first.hash }]);
    const logged = set.services.database.raw
      .prepare("SELECT count(*) AS n FROM audit_event WHERE action = 'add-picture'")
      .get();
    expect(logged).toEqual({ n: 1 });
  });

  it("is refused in a closed meeting, also in one that is closed while it is on its way", async () => {
    const { services, company, live } = set;
    const closing = async () => {
      closeAnyway(services, company, live.meetingId);
      return picture();
    };
    expect(await set.send({}, closing)).toMatchObject({ error: "meeting-closed" });
    expect(await set.send()).toMatchObject({ error: "meeting-closed" });
    expect(kept()).toEqual([]);
  });

  it("keeps nothing of what was cut off or is no picture", async () => {
    expect(await set.send({}, () => Promise.resolve(null))).toMatchObject({
      error: "picture-too-large",
    });
    const program = () => Promise.resolve(Buffer.from("MZ"));
    expect(await set.send({}, program)).toMatchObject({ error: "picture-unknown-format" });
    expect(kept()).toEqual([]);
  });

  it("[PI5] ends when the page is full, and when the meeting is", async () => {
    const { services, company, live, page } = set;
    const { sales: departmentId } = company.departments;
    const bytes = await set.sent();
    for (let position = 0; position < PictureLimit.onPage; position += 1) set.put(bytes);
    set.project();
    expect(services.db.select().from(pagePictureRow).all()).toHaveLength(PictureLimit.onPage);
    expect(await set.send()).toMatchObject({ error: "too-many-pictures" });
    expect(await set.send({ page: COVER_PAGE })).toMatchObject({ ok: true });
    expect(services.rooms.calls).toContainEqual({
      call: "projectNow",
      prefix: `sheet/${live.meetingId}/${departmentId}`,
    });

    services.database.raw
      .prepare("UPDATE picture SET bytes = zeroblob(?)")
      .run(PictureLimit.meetingBytes);
    const another = { page: COVER_PAGE, colour: "#111111" };
    expect(await set.send(another)).toMatchObject({ error: "pictures-full" });
    expect(page).not.toBe(COVER_PAGE);
  });
});
