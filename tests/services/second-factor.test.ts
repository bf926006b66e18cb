import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, it } from "vitest";
import { person, recoveryCode, session } from "#db/schema";
import type { Outcome } from "~/services/command.server";
import { runNamed } from "~/services/commands.server";
import { hashPassword } from "~/services/passwords.server";
import { acceptInvitation, invitePerson } from "~/services/people-commands.server";
import { completePending, isPending } from "~/services/second-factor/pending-sign-in.server";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
} from "~/services/second-factor/second-factor-commands.server";
import type { SignedIn } from "~/services/session.server";
import { signIn } from "~/services/sign-in.server";
import {
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";

const PASSWORD = "a long password";
const EMAIL = "manager@second.example";

let services: TestServices;
let company: TestCompany;
/** The limits are the process's: each test comes from addresses of its own. */
let tests = 0;

beforeEach(async () => {
  services = testServices();
  company = makeCompany(services);
  services.db
    .update(person)
    .set({ email: EMAIL, passwordHash: await hashPassword(PASSWORD) })
    .where(eq(person.id, company.people.manager.actor.personId))
    .run();
  tests += 1;
});

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

const codeNow = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: services.clock.now() });

const later = (seconds: number) => services.clock.set(services.clock.now() + seconds * 1_000);

/** The manager turns it on. @returns the secret and the recovery codes */
function turnOn(): { secret: string; recoveryCodes: string[] } {
  const { manager } = company.people;
  const { secret } = value(run(services, manager, beginSecondFactor, {}));
  const confirmed = value(run(services, manager, confirmSecondFactor, { code: codeNow(secret) }));
  later(30);
  return { secret, ...confirmed };
}

const enter = () =>
  signIn(services, { email: EMAIL, password: PASSWORD, address: `198.51.100.${tests}` });

const sessions = () => services.db.select().from(session).all().length;

describe("a second factor", () => {
  it("is asked for once it has been confirmed, and not before", async () => {
    const { manager } = company.people;
    value(run(services, manager, beginSecondFactor, {}));
    expect(value(await enter()).kind).toBe("signed-in");
    turnOn();
    const before = sessions();
    expect(value(await enter()).kind).toBe("code-asked");
    expect(sessions()).toBe(before);
  });

  it("lets somebody in with the code of the moment, which works once", async () => {
    const { secret } = turnOn();
    const first = value(await enter());
    const second = value(await enter());
    const code = codeNow(secret);
    expect((await completePending(services, first.token, code)).ok).toBe(true);
    expect(await completePending(services, second.token, code)).toMatchObject({
      error: "wrong-code",
    });
    later(30);
    expect((await completePending(services, second.token, codeNow(secret))).ok).toBe(true);
    expect(isPending(services, second.token)).toBe(false);
  });

  it("takes the code of the step before, and none of an older one", async () => {
    const { secret } = turnOn();
    const old = codeNow(secret);
    later(60);
    const previous = codeNow(secret);
    later(30);
    const { token } = value(await enter());
    expect(await completePending(services, token, old)).toMatchObject({ error: "wrong-code" });
    expect((await completePending(services, token, previous)).ok).toBe(true);
  });

  it("asks for the password again after five wrong codes, or five minutes", async () => {
    const { secret } = turnOn();
    const { token } = value(await enter());
    for (let wrong = 0; wrong < 4; wrong += 1) {
      expect(await completePending(services, token, "000000")).toMatchObject({
        error: "wrong-code",
      });
    }
    expect(await completePending(services, token, "000000")).toMatchObject({
      error: "sign-in-again",
    });
    expect(await completePending(services, token, codeNow(secret))).toMatchObject({
      error: "sign-in-again",
    });
    const slow = value(await enter());
    later(5 * 60 + 1);
    expect(await completePending(services, slow.token, codeNow(secret))).toMatchObject({
      error: "sign-in-again",
    });
  });

  it("stops guessing over many sign-ins", async () => {
    turnOn();
    const errors = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const { token } = value(await enter());
      for (let wrong = 0; wrong < 4; wrong += 1) {
        const outcome = await completePending(services, token, "111111");
        if (!outcome.ok) errors.add(outcome.error);
      }
    }
    expect(errors).toContain("too-many-attempts");
  });

  it("counts the codes of a sign-in anew after a right one", async () => {
    const { secret } = turnOn();
    for (let round = 0; round < 3; round += 1) {
      const { token } = value(await enter());
      for (let wrong = 0; wrong < 4; wrong += 1) {
        expect(await completePending(services, token, "000000")).toMatchObject({
          error: "wrong-code",
        });
      }
      expect((await completePending(services, token, codeNow(secret))).ok).toBe(true);
      later(30);
    }
  });

  it("stops guessing from a screen that was left open, and nobody from signing in", async () => {
    const { secret } = turnOn();
    const { manager, viewer } = company.people;
    const tryCode = async (who: SignedIn, code: string) =>
      runNamed({ ...services, who }, "remove-second-factor", { code });
    for (let wrong = 0; wrong < 10; wrong += 1) {
      expect(await tryCode(manager, "000000")).toMatchObject({ error: "wrong-code" });
    }
    expect(await tryCode(manager, codeNow(secret))).toEqual({
      ok: false,
      error: "too-many-attempts",
    });
    expect(await tryCode(viewer, "000000")).toMatchObject({ error: "second-factor-off" });
    const { token } = value(await enter());
    expect((await completePending(services, token, codeNow(secret))).ok).toBe(true);
  });

  it("lets the codes be guessed no more while it is being set up, and counts anew after a right one", async () => {
    const { manager } = company.people;
    const tryCode = async (name: string, code: string) =>
      runNamed({ ...services, who: manager }, name, { code });
    for (let round = 0; round < 2; round += 1) {
      const { secret } = value(run(services, manager, beginSecondFactor, {}));
      for (let wrong = 0; wrong < 9; wrong += 1) {
        expect(await tryCode("confirm-second-factor", "000000")).toMatchObject({
          error: "wrong-code",
        });
      }
      expect(await tryCode("confirm-second-factor", codeNow(secret))).toMatchObject({ ok: true });
      later(30);
      expect(await tryCode("remove-second-factor", codeNow(secret))).toMatchObject({ ok: true });
      later(30);
    }
    value(run(services, manager, beginSecondFactor, {}));
    for (let wrong = 0; wrong < 10; wrong += 1) await tryCode("confirm-second-factor", "000000");
    expect(await tryCode("confirm-second-factor", "000000")).toMatchObject({
      error: "too-many-attempts",
    });
  });

  it("gives recovery codes that work once each, and are kept as hashes only", async () => {
    const { recoveryCodes } = turnOn();
    expect(recoveryCodes).toHaveLength(8);
    for (const each of recoveryCodes) expect(each).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
    const stored = JSON.stringify(services.db.select().from(recoveryCode).all());
    const [code = ""] = recoveryCodes;
    expect(stored).not.toContain(code);
    const first = value(await enter());
    expect((await completePending(services, first.token, code.toUpperCase())).ok).toBe(true);
    const second = value(await enter());
    expect((await completePending(services, second.token, code)).ok).toBe(false);
  });

  it("is not got round by an invitation to choose a new password", async () => {
    turnOn();
    const { administrator, manager } = company.people;
    const { token } = value(
      run(services, administrator, invitePerson, { id: manager.actor.personId }),
    );
    const accepted = value(await acceptInvitation(services, token, "another password"));
    expect(accepted.kind).toBe("code-asked");
  });

  it("is turned off with a code only, or by an administrator", async () => {
    const { secret } = turnOn();
    const { administrator, manager, provider } = company.people;
    expect(run(services, manager, removeSecondFactor, { code: "123456" })).toMatchObject({
      error: "wrong-code",
    });
    const id = manager.actor.personId;
    expect(run(services, provider, resetSecondFactor, { id })).toMatchObject({
      error: "forbidden",
    });
    expect(run(services, administrator, resetSecondFactor, { id }).ok).toBe(true);
    expect(value(await enter()).kind).toBe("signed-in");
    const again = turnOn();
    expect(again.secret).not.toBe(secret);
    const code = codeNow(again.secret);
    expect(run(services, manager, removeSecondFactor, { code }).ok).toBe(true);
    expect(value(await enter()).kind).toBe("signed-in");
  });

  it("of another company's person is nobody's to reset", () => {
    turnOn();
    const stranger = makeCompany(services).people.administrator;
    const id = company.people.manager.actor.personId;
    expect(run(services, stranger, resetSecondFactor, { id })).toMatchObject({
      error: "unknown-person",
    });
  });
});
