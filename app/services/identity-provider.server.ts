/**
 * Signing in through the company's own identity provider (OpenID Connect, authorization code with
 * PKCE). Which providers there are is the operator's to say, in a file: an address that the server
 * calls, and a secret, are nothing that an administrator of one company should type into a page.
 */
import { readFileSync } from "node:fs";
import { createCookie, type Cookie } from "@remix-run/node";
import { and, eq } from "drizzle-orm";
import * as client from "openid-client";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import type { Db } from "#db/client";
import { identity, person } from "#db/schema";
import { mayAttempt } from "./attempts.server";
import { ok, refuse, type Outcome } from "./command.server";
import type { Services } from "./context.server";
import { startSession } from "./session.server";
import { normalEmail } from "./sign-in.server";

/** One provider, as the file says it. */
const providerShape = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** What its button says. */
  name: z.string().min(1).max(60),
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** The e-mail domains that it may speak for: it signs in nobody else. */
  domains: z.array(z.string().toLowerCase().min(1)).min(1),
});

/** See `providerShape`. */
export type IdentityProvider = z.infer<typeof providerShape>;

/** What the browser keeps between leaving for the provider and coming back. */
const journeyShape = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});
type Journey = z.infer<typeof journeyShape>;

/** Somebody who is longer away begins anew. */
const JOURNEY_S = 10 * 60;

/**
 * Reads the providers from the file that OIDC_PROVIDERS names; none without one.
 *
 * @throws when the file cannot be read or says something else: the operator must hear of it
 */
export function identityProviders(): IdentityProvider[] {
  const file = process.env["OIDC_PROVIDERS"];
  if (!file) return [];
  return z.array(providerShape).parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Holds a `Journey`; scripts cannot read it, and it comes back with the provider's redirect. */
export function journeyCookie(secure: boolean): Cookie {
  return createCookie(secure ? "__Host-liangdeng-journey" : "liangdeng-journey", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: JOURNEY_S,
  });
}

/**
 * Each step makes us ask the provider something: a stranger must not have us ask without end. Whoever
 * gets in is no stranger: a whole company comes from one address in the same quarter of an hour.
 */
const perAddress = new RateLimiterMemory({ points: 60, duration: 15 * 60 });

/** Leaving for the provider, and coming back. */
const STEPS = 2;

/** Where a provider sends people back to: an address of its own for each, so that none is mistaken. */
export function backAddress(origin: string, providerId: string): string {
  return `${origin}/sign-in/back/${providerId}`;
}

/**
 * Where to send somebody who wants to sign in at a provider, and what to keep until they are back.
 *
 * @param from where we are reached, where the request came from, and the path of the page wanted
 */
export async function beginJourney(
  providerId: string,
  { origin, address: asker, to }: { origin: string; address: string; to: string },
): Promise<Outcome<{ address: string; journey: Journey }>> {
  const provider = identityProviders().find(({ id }) => id === providerId);
  if (!provider) return refuse("unknown-provider");
  if (!(await mayAttempt(perAddress, asker))) return refuse("too-many-attempts");
  const configuration = await discover(provider);
  if (!configuration) return refuse("provider-unreachable");
  const journey = {
    provider: provider.id,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    to,
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: backAddress(origin, provider.id),
    scope: "openid email",
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: "S256",
  });
  return ok({ address: address.href, journey });
}

/** The journey that a browser is on. @param kept the cookie's content, so anything at all */
export function journeyIn(kept: unknown): Journey | null {
  return journeyShape.safeParse(kept).data ?? null;
}

/**
 * Signs somebody in who has come back from a provider.
 *
 * @param journey the one they left on
 * @param back what they came back with: the address, with what the provider says in it, and the
 *   provider that this address was given to. It has to be the one they left for: what one provider
 *   says must never be handed to another
 * @returns the session token; `provider-refused` for whatever does not fit, `unknown-at-provider`
 *   when nobody here has the e-mail address that the provider vouches for
 */
export async function endJourney(
  { db, clock }: Services,
  journey: Journey | null,
  back: { came: URL; providerId: string; address: string },
): Promise<Outcome<{ token: string }>> {
  if (!journey || journey.provider !== back.providerId) return refuse("provider-refused");
  if (!(await mayAttempt(perAddress, back.address))) return refuse("too-many-attempts");
  const provider = identityProviders().find(({ id }) => id === journey.provider);
  const configuration = provider && (await discover(provider));
  if (!provider || !configuration) return refuse("provider-unreachable");
  const claims = await claimsOf(configuration, back.came, journey);
  if (!claims) return refuse("provider-refused");
  const personId = personOf(db, provider, claims, clock.now());
  if (personId === null) return refuse("unknown-at-provider");
  await perAddress.reward(back.address, STEPS);
  return ok({ token: startSession(db, personId, clock.now()) });
}

async function discover(provider: IdentityProvider): Promise<client.Configuration | null> {
  const issuer = new URL(provider.issuer);
  // Only a provider on this very machine may be spoken to in the clear.
  const isLocal = issuer.hostname === "127.0.0.1" || issuer.hostname === "localhost";
  try {
    return await client.discovery(issuer, provider.clientId, provider.clientSecret, undefined, {
      execute: isLocal ? [client.allowInsecureRequests] : [],
      timeout: 10,
    });
  } catch {
    return null;
  }
}

async function claimsOf(
  configuration: client.Configuration,
  came: URL,
  { state, nonce, verifier }: Pick<Journey, "state" | "nonce" | "verifier">,
): Promise<client.IDToken | null> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, came, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return tokens.claims() ?? null;
  } catch {
    return null;
  }
}

/**
 * The active person whom a provider means: the one linked before, else the one with the verified
 * e-mail address, who is linked from now on. The link is to the subject: an address can pass to a
 * new colleague, a subject cannot. So nobody becomes somebody who is linked to another subject.
 */
function personOf(
  db: Db,
  { domains }: IdentityProvider,
  claims: client.IDToken,
  now: number,
): string | null {
  const key = and(eq(identity.issuer, claims.iss), eq(identity.subject, claims.sub));
  const email = typeof claims["email"] === "string" ? normalEmail(claims["email"]) : "";
  const speaksFor = domains.includes(email.split("@").at(-1) ?? "");
  const verified = claims["email_verified"];
  if (!speaksFor || verified === false) return null;
  return db.transaction((tx) => {
    const linked = tx.select().from(identity).where(key).get();
    const found = tx
      .select()
      .from(person)
      .where(linked ? eq(person.id, linked.personId) : eq(person.email, email))
      .get();
    if (!found?.active) return null;
    if (!linked) {
      // A provider that says nothing may let people type any address into their profile.
      if (verified !== true) return null;
      const other = and(eq(identity.issuer, claims.iss), eq(identity.personId, found.id));
      if (tx.select().from(identity).where(other).get()) return null;
      tx.insert(identity)
        .values({ issuer: claims.iss, subject: claims.sub, personId: found.id, linkedAt: now })
        .run();
    }
    return found.id;
  });
}
