import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent } from "#db/schema";
import {
  acceptInvitation,
  findInvitation,
  invitePerson,
  saveCompany,
  savePerson,
  setPersonActive,
} from "~/services/people-commands.server";
import { enterActual } from "~/services/actual-commands.server";
import { lightsOf } from "~/services/lights.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { signedInBy, startSession } from "~/services/session.server";
import { signIn } from "~/services/sign-in.server";
import {
  addPerson,
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { levelCells, makeMeasure } from "../support/scorecard";

const DAY = 24 * 60 * 60 * 1000;

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const wang = {
  nameZh: "销售部经理",
  nameEn: "Sales manager",
  email: "Sales.Manager@Test.example ",
  roles: ["manager" as const],
  departmentIds: [] as string[],
};

const save = (changes: Partial<typeof wang> & { id?: string } = {}) =>
  run(services, company.people.administrator, savePerson, { ...wang, ...changes });

describe("people", () => {
  it("are created with their roles and departments", () => {
    const { sales, aftersales } = company.departments;
    const outcome = save({ departmentIds: [sales, aftersales, sales] });
    const id = outcome.ok ? outcome.value.id : "";
    const who = signedInBy(
      services.db,
      startSession(services.db, id, services.clock.now()),
      services.clock.now(),
    );
    expect(who?.actor.roles).toEqual(["manager"]);
    expect(who?.actor.departmentIds.toSorted()).toEqual([sales, aftersales].toSorted());
  });

  it("have an e-mail address that nobody else in the installation has, whatever its case", () => {
    save();
    const other = makeCompany(services).people.administrator;
    const taken = { ok: false, error: "email-taken", field: "email" };
    expect(save({ email: "sales.manager@test.EXAMPLE" })).toEqual(taken);
    expect(run(services, other, savePerson, wang)).toEqual(taken);
  });

  it("cannot belong to another company's department, nor be changed from another company", () => {
    const other = makeCompany(services);
    expect(save({ departmentIds: [other.departments.sales] })).toMatchObject({
      error: "unknown-department",
    });
    expect(save({ id: other.people.manager.actor.personId })).toMatchObject({
      error: "unknown-person",
    });
  });

  it("are managed by administrators only", () => {
    for (const who of [company.people.facilitator, company.people.gm, company.people.manager]) {
      expect(run(services, who, savePerson, wang)).toMatchObject({ error: "forbidden" });
    }
  });

  it("whose rights change have their live connections judged again, after the commit", () => {
    const { personId } = company.people.manager.actor;
    save({ id: personId });
    expect(services.rooms.calls).toContainEqual({
      call: "recheck",
      which: expect.objectContaining({ personId }),
    });
  });

  it("leave no password hash in the audit log", () => {
    save({ id: company.people.manager.actor.personId });
    const [event] = services.db.select().from(auditEvent).all();
    expect(event?.before).toEqual({
      nameZh: "manager",
      nameEn: "manager",
      email: expect.any(String),
      roles: ["manager"],
      departmentIds: [company.departments.sales],
    });
  });
});

describe("the last administrator", () => {
  it("cannot give up the role, nor be shut out", () => {
    const { personId } = company.people.administrator.actor;
    const last = { ok: false, error: "last-administrator" };
    expect(save({ id: personId, roles: ["manager"] })).toEqual(last);
    const shutOut = { id: personId, active: false };
    expect(run(services, company.people.administrator, setPersonActive, shutOut)).toEqual(last);
    expect(services.db.select().from(auditEvent).all()).toEqual([]);
  });

  it("can, as soon as there is another one who is active", () => {
    const second = addPerson(services.db, { companyId: company.id, roles: ["administrator"] });
    const { administrator } = company.people;
    const shutOut = (who: typeof second) =>
      run(services, administrator, setPersonActive, { id: who.actor.personId, active: false });
    expect(shutOut(second).ok).toBe(true);
    expect(shutOut(administrator)).toMatchObject({ error: "last-administrator" });
    done(services, administrator, setPersonActive, { id: second.actor.personId, active: true });
    expect(shutOut(administrator).ok).toBe(true);
  });
});

describe("somebody who is shut out", () => {
  it("is signed out everywhere at once and cannot be invited in", () => {
    const { manager, administrator } = company.people;
    const { personId } = manager.actor;
    const session = startSession(services.db, personId, services.clock.now());
    const { token } = done(services, administrator, invitePerson, { id: personId });
    done(services, administrator, setPersonActive, { id: personId, active: false });
    expect(signedInBy(services.db, session, services.clock.now())).toBeNull();
    expect(findInvitation(services, token)).toMatchObject({ error: "unknown-token" });
  });
});

describe("an invitation", () => {
  const invite = () =>
    done(services, company.people.administrator, invitePerson, {
      id: company.people.manager.actor.personId,
    });

  it("lets a person choose a password once, and signs them in", async () => {
    const { token } = invite();
    const accepted = await acceptInvitation(services, token, "a long password");
    expect(
      accepted.ok && signedInBy(services.db, accepted.value.token, services.clock.now()),
    ).toEqual(company.people.manager);
    expect(await acceptInvitation(services, token, "another password")).toEqual({
      ok: false,
      error: "used-token",
    });
  });

  it("cannot be used twice at the same moment", async () => {
    const { token } = invite();
    const both = await Promise.all([
      acceptInvitation(services, token, "a long password"),
      acceptInvitation(services, token, "another password"),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it("waits for a week and not a moment longer", () => {
    const { token, expiresAt } = invite();
    expect(expiresAt).toBe(services.clock.now() + 7 * DAY);
    services.clock.set(expiresAt - 1);
    expect(findInvitation(services, token).ok).toBe(true);
    services.clock.set(expiresAt);
    expect(findInvitation(services, token)).toMatchObject({ error: "expired-token" });
  });

  it("stops working when a newer one is made", () => {
    const { token } = invite();
    const newer = invite();
    expect(findInvitation(services, token)).toMatchObject({ error: "unknown-token" });
    expect(findInvitation(services, newer.token).ok).toBe(true);
  });

  it("is not spent by a password that is too short", async () => {
    const { token } = invite();
    expect(await acceptInvitation(services, token, "short")).toEqual({
      ok: false,
      error: "weak-password",
      field: "password",
    });
    expect(findInvitation(services, token).ok).toBe(true);
  });

  it("is asked for before a password is: none is hashed for who has none", async () => {
    expect(await acceptInvitation(services, "forged", "short")).toEqual({
      ok: false,
      error: "unknown-token",
    });
  });

  it("is kept as a hash only, and ends the person's other sessions", async () => {
    const { token } = invite();
    const tables = JSON.stringify(services.database.raw.prepare("SELECT * FROM invitation").all());
    expect(tables).not.toContain(token);
    const { personId } = company.people.manager.actor;
    const elsewhere = startSession(services.db, personId, services.clock.now());
    await acceptInvitation(services, token, "a long password");
    expect(signedInBy(services.db, elsewhere, services.clock.now())).toBeNull();
  });

  it("is followed by signing in with the password chosen", async () => {
    const { token } = invite();
    const found = findInvitation(services, token);
    await acceptInvitation(services, token, "a long password");
    const email = found.ok ? found.value.email.toUpperCase() : "";
    const attempt = { email, password: "a long password", address: "people-commands" };
    expect((await signIn(services, attempt)).ok).toBe(true);
  });
});

describe("the company's settings", () => {
  it("move the objectives' lights at once when grey begins to count as worst", () => {
    const { administrator, provider } = company.people;
    const { measureId, objectiveId, input } = makeMeasure(services, company);
    const second = makeMeasure(services, company, "M2");
    done(services, administrator, saveLevels, {
      cells: [
        ...levelCells(measureId, "2021-02", [4, 3, 2, 1]),
        ...levelCells(second.measureId, "2021-02", [4, 3, 2, 1]),
      ],
    });
    done(services, administrator, saveMeasure, {
      ...input,
      code: "M2",
      id: second.measureId,
      objectiveId,
    });
    done(services, provider, enterActual, { measureId, month: "2021-02", value: 2 });
    const light = () =>
      lightsOf(services.db, company.id, "2021-02").get(`objective/${objectiveId}`)?.light;
    expect(light()).toBe("green");
    done(services, administrator, saveCompany, { name: "Company", greyCountsAsWorst: true });
    expect(light()).toBe("grey");
  });
});
