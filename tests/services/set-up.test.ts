import { beforeEach, describe, expect, it } from "vitest";
import { company, person, setupToken } from "#db/schema";
import { signedInBy } from "~/services/session.server";
import {
  checkSetupToken,
  isEmptyInstallation,
  issueFirstSetupToken,
  issueSetupToken,
  setUpCompany,
} from "~/services/set-up.server";
import { testServices, type TestServices } from "../support/company";

const DAY = 24 * 60 * 60 * 1000;

let services: TestServices;

beforeEach(() => {
  services = testServices();
});

const first = {
  companyName: "示范经销店",
  personName: "企管专员",
  email: "Facilitator@Test.example",
  password: "a long password",
};

describe("setting up", () => {
  it("creates a company and its administrator, and signs them in", async () => {
    expect(isEmptyInstallation(services)).toBe(true);
    const outcome = await setUpCompany(services, issueSetupToken(services), first);
    expect(isEmptyInstallation(services)).toBe(false);
    const who =
      outcome.ok && signedInBy(services.db, outcome.value.token, services.clock.now())?.actor;
    expect(who).toMatchObject({ roles: ["administrator"], departmentIds: [] });
  });

  it("needs a token, which works once", async () => {
    const token = issueSetupToken(services);
    expect(await setUpCompany(services, "no token", first)).toMatchObject({
      error: "unknown-token",
    });
    await setUpCompany(services, token, first);
    const again = { ...first, email: "other@test.example" };
    expect(await setUpCompany(services, token, again)).toMatchObject({ error: "used-token" });
    expect(services.db.select().from(company).all()).toHaveLength(1);
  });

  it("with one token at the same moment creates one company", async () => {
    const token = issueSetupToken(services);
    const both = await Promise.all([
      setUpCompany(services, token, first),
      setUpCompany(services, token, { ...first, email: "other@test.example" }),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(services.db.select().from(company).all()).toHaveLength(1);
    expect(services.db.select().from(person).all()).toHaveLength(1);
  });

  it("has a day", () => {
    const token = issueSetupToken(services);
    const start = services.clock.now();
    services.clock.set(start + DAY - 1);
    expect(checkSetupToken(services, token).ok).toBe(true);
    services.clock.set(start + DAY);
    expect(checkSetupToken(services, token)).toMatchObject({ error: "expired-token" });
  });

  it("of the first company works with the latest start's token only, and needs none later", async () => {
    const [earlier, latest] = [issueFirstSetupToken(services), issueFirstSetupToken(services)];
    expect(await setUpCompany(services, earlier ?? "", first)).toEqual({
      ok: false,
      error: "unknown-token",
    });
    expect((await setUpCompany(services, latest ?? "", first)).ok).toBe(true);
    expect(issueFirstSetupToken(services)).toBeNull();
  });

  it("refused for what was typed spends no token and says which field it was", async () => {
    const token = issueSetupToken(services);
    const cases: [Partial<typeof first>, string, string][] = [
      [{ password: "short" }, "weak-password", "password"],
      [{ companyName: "  " }, "bad-input", "companyName"],
      [{ personName: "" }, "bad-input", "personName"],
      [{ email: "nobody" }, "bad-input", "email"],
      [{ companyName: "x".repeat(61) }, "bad-input", "companyName"],
      [{ email: `${"x".repeat(200)}@long.example` }, "bad-input", "email"],
    ];
    for (const [wrong, error, field] of cases) {
      expect(await setUpCompany(services, token, { ...first, ...wrong })).toEqual({
        ok: false,
        error,
        field,
      });
    }
    expect(checkSetupToken(services, token).ok).toBe(true);
    expect(await setUpCompany(services, "forged", { ...first, password: "short" })).toEqual({
      ok: false,
      error: "unknown-token",
    });
  });

  it("keeps hashes of the token and the password only", async () => {
    const token = issueSetupToken(services);
    await setUpCompany(services, token, first);
    const kept = JSON.stringify([
      services.db.select().from(setupToken).all(),
      services.db.select().from(person).all(),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(first.password);
  });
});
