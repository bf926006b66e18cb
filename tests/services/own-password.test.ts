import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent, person } from "#db/schema";
import { runNamed } from "~/services/commands.server";
import { hashPassword } from "~/services/passwords.server";
import { signedInBy, startSession } from "~/services/session.server";
import { signIn } from "~/services/sign-in.server";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const CURRENT = "a long password";
const NEXT = "a quite different one";
const EMAIL = "manager@password.example";

let services: TestServices;
let company: TestCompany;

beforeEach(async () => {
  services = testServices();
  company = makeCompany(services);
  services.db
    .update(person)
    .set({ email: EMAIL, passwordHash: await hashPassword(CURRENT) })
    .where(eq(person.id, company.people.manager.actor.personId))
    .run();
});

const change = async (current: string, password: string) =>
  runNamed({ ...services, who: company.people.manager }, "change-password", { current, password });

const enter = (password: string) =>
  signIn(services, { email: EMAIL, password, address: "own-password" });

describe("one's own password", () => {
  it("is changed by who knows it, and every session ends, this one too", async () => {
    const { personId } = company.people.manager.actor;
    const { viewer } = company.people;
    const now = services.clock.now();
    const mine = [1, 2].map(() => startSession(services.db, personId, now));
    const other = startSession(services.db, viewer.actor.personId, now);
    expect(await change(CURRENT, NEXT)).toMatchObject({ ok: true });
    expect(mine.map((token) => signedInBy(services.db, token, now))).toEqual([null, null]);
    expect(signedInBy(services.db, other, now)).not.toBeNull();
    expect(await enter(CURRENT)).toMatchObject({ error: "wrong-credentials" });
    expect((await enter(NEXT)).ok).toBe(true);
  });

  it("is nobody's to change who does not know it, and not guessed at a screen left open", async () => {
    for (let wrong = 0; wrong < 10; wrong += 1) {
      expect(await change(`wrong ${wrong}`, NEXT)).toEqual({
        ok: false,
        error: "wrong-password",
        field: "current",
      });
    }
    expect(await change(CURRENT, NEXT)).toEqual({ ok: false, error: "too-many-attempts" });
    expect((await enter(CURRENT)).ok, "the person themselves is not shut out").toBe(true);
  });

  it.each(["elevenchars", "x".repeat(129)])("does not become %s", async (password) => {
    expect(await change(CURRENT, password)).toMatchObject({ error: "weak-password" });
    expect((await enter(CURRENT)).ok).toBe(true);
  });

  it("does not become what it is", async () => {
    expect(await change(CURRENT, CURRENT)).toEqual({
      ok: false,
      error: "same-password",
      field: "password",
    });
  });

  it("is not chosen by who has none, because a provider signs them in", async () => {
    services.db.update(person).set({ passwordHash: null }).where(eq(person.email, EMAIL)).run();
    expect(await change("nobody has this password", NEXT)).toMatchObject({
      error: "wrong-password",
    });
  });

  it("leaves a trace of its change, and none of itself", async () => {
    await change(CURRENT, NEXT);
    const kept = JSON.stringify(services.db.select().from(auditEvent).all());
    expect(kept).toContain("change-password");
    for (const secret of [CURRENT, NEXT, "argon2"]) expect(kept).not.toContain(secret);
  });
});
