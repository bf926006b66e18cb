import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { person } from "#db/schema";
import { hashPassword } from "~/services/passwords.server";
import { demoSeats, signIn, sitDown } from "~/services/sign-in.server";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const PASSWORD = "a long password";

let services: TestServices;
let company: TestCompany;
let email: string;
/** The limits are the process's: each test comes from addresses of its own. */
let address: string;
let tests = 0;

beforeEach(async () => {
  services = testServices();
  company = makeCompany(services);
  email = "manager@test.example";
  address = `192.0.2.${(tests += 1)}`;
  services.db
    .update(person)
    .set({ email, passwordHash: await hashPassword(PASSWORD) })
    .where(eq(person.id, company.people.manager.actor.personId))
    .run();
});

const attempt = (changes: Partial<{ email: string; password: string; address: string }> = {}) =>
  signIn(services, { email, password: PASSWORD, address, ...changes });

describe("signing in", () => {
  it("takes the address in any case, with spaces around it", async () => {
    expect((await attempt({ email: " Manager@TEST.example " })).ok).toBe(true);
  });

  it("says the same of a wrong password, an unknown address and somebody shut out", async () => {
    const wrong = { ok: false, error: "wrong-credentials" };
    expect(await attempt({ password: "a wrong password" })).toEqual(wrong);
    expect(await attempt({ email: "nobody@test.example" })).toEqual(wrong);
    services.db.update(person).set({ active: false }).where(eq(person.email, email)).run();
    expect(await attempt()).toEqual(wrong);
  });

  it("refuses somebody who has not accepted an invitation", async () => {
    services.db.update(person).set({ passwordHash: null }).where(eq(person.email, email)).run();
    expect(await attempt({ password: "nobody has this password" })).toMatchObject({
      error: "wrong-credentials",
    });
  });

  it("is stopped after ten wrong attempts at one account, from that address only", async () => {
    for (let count = 0; count < 10; count += 1) {
      expect(await attempt({ password: "wrong" })).toMatchObject({ error: "wrong-credentials" });
    }
    expect(await attempt()).toEqual({ ok: false, error: "too-many-attempts" });
    expect((await attempt({ address: `${address}-elsewhere` })).ok).toBe(true);
  });

  it("counts anew after a success", async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 9; count += 1) await attempt({ password: "wrong" });
      expect((await attempt()).ok).toBe(true);
    }
  });

  it("is stopped after sixty attempts from one address, whoever is tried", async () => {
    for (let count = 0; count < 60; count += 1) {
      await attempt({ email: `nobody-${count}@test.example`, password: "x".repeat(300) });
    }
    expect(await attempt()).toEqual({ ok: false, error: "too-many-attempts" });
  });
});

describe("sitting down", () => {
  it("is possible in the demo and nowhere else", () => {
    const { personId } = company.people.manager.actor;
    expect(demoSeats(services)).toEqual([]);
    expect(sitDown(services, personId)).toEqual({ ok: false, error: "forbidden" });
    const demo = { ...services, mode: "demo" as const };
    expect(demoSeats(demo)).toHaveLength(7);
    expect(sitDown(demo, personId).ok).toBe(true);
    expect(sitDown(demo, "nobody")).toMatchObject({ error: "forbidden" });
  });
});
