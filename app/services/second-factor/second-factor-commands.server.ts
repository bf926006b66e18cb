import { eq } from "drizzle-orm";
import { renderSVG } from "uqr";
import { z } from "zod";
import { company, person, secondFactor } from "#db/schema";
import { command, ok, refuse } from "../command.server";
import {
  enrolmentAddress,
  forgetSecondFactor,
  hasSecondFactor,
  newSecret,
  renewRecoveryCodes,
  takeCode,
} from "./totp.server";

/**
 * Begins to set up one's own second factor: a fresh secret, which counts once a code made with it
 * has been given.
 *
 * @returns the secret to type and the code to scan, as SVG; shown now and never again
 */
export const beginSecondFactor = command({
  input: z.object({}),
  run(work) {
    const { db, actor } = work;
    if (hasSecondFactor(db, actor.personId)) return refuse("second-factor-on");
    const secret = newSecret();
    const fresh = { secret, confirmedAt: null, lastStep: null };
    db.insert(secondFactor)
      .values({ personId: actor.personId, ...fresh })
      .onConflictDoUpdate({ target: secondFactor.personId, set: fresh })
      .run();
    const own = db.select().from(person).where(eq(person.id, actor.personId)).get();
    const home = db.select().from(company).where(eq(company.id, actor.companyId)).get();
    const address = enrolmentAddress(secret, home?.name ?? "", own?.email ?? "");
    return ok({ secret, svg: renderSVG(address) });
  },
});

/** Confirms the secret with a code. @returns the recovery codes, shown now and never again */
export const confirmSecondFactor = command({
  input: z.object({ code: z.string().max(20) }),
  run(work, { code }) {
    const { db, actor, now } = work;
    if (hasSecondFactor(db, actor.personId)) return refuse("second-factor-on");
    if (!takeCode(db, actor.personId, code.replaceAll(" ", ""), now)) {
      return refuse("wrong-code", "code");
    }
    db.update(secondFactor)
      .set({ confirmedAt: now })
      .where(eq(secondFactor.personId, actor.personId))
      .run();
    work.record("confirm-second-factor", actor.personId, null, null);
    return ok({ recoveryCodes: renewRecoveryCodes(db, actor.personId) });
  },
});

/** Turns one's own second factor off; a code is asked for, because an open screen is not a person. */
export const removeSecondFactor = command({
  input: z.object({ code: z.string().max(20) }),
  run(work, { code }) {
    const { db, actor, now } = work;
    if (!hasSecondFactor(db, actor.personId)) return refuse("second-factor-off");
    if (!takeCode(db, actor.personId, code.replaceAll(" ", ""), now)) {
      return refuse("wrong-code", "code");
    }
    forgetSecondFactor(db, actor.personId);
    work.record("remove-second-factor", actor.personId, null, null);
    return ok(null);
  },
});

/** Turns somebody's second factor off who has lost their phone and their recovery codes. */
export const resetSecondFactor = command({
  input: z.object({ id: z.string() }),
  run(work, { id }) {
    if (!work.may("people.manage")) return refuse("forbidden");
    const { db, actor } = work;
    const found = db.select().from(person).where(eq(person.id, id)).get();
    if (!found || found.companyId !== actor.companyId) return refuse("unknown-person");
    if (!hasSecondFactor(db, id)) return refuse("second-factor-off");
    forgetSecondFactor(db, id);
    work.record("reset-second-factor", id, null, null);
    return ok(null);
  },
});
