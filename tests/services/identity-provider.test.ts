import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { identity, person } from "#db/schema";
import { loader as comeBack } from "~/routes/sign-in_.back.$provider";
import { loader as setOut } from "~/routes/sign-in_.with.$provider";
import { loader as signInPage } from "~/routes/sign-in";
import {
  beginJourney,
  endJourney,
  journeyCookie,
  journeyIn,
} from "~/services/identity-provider.server";
import { signedInBy } from "~/services/session.server";
import { contextOf } from "../permissions/context";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const ORIGIN = "http://127.0.0.1:3999";
const BACK = `${ORIGIN}/sign-in/back/own`;

/** Whom the provider signs in next, and what it says of them. */
const next: { subject: string; email: string; verified: boolean | undefined } = {
  subject: "u-1",
  email: "manager@own.example",
  verified: true,
};

let folder: string;
let server: Server;
let issuer: string;
let services: TestServices;
let company: TestCompany;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "liangdeng-oidc-"));
  server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", provider().callback());
  const file = join(folder, "providers.json");
  const own = { id: "own", name: "公司账号", issuer, clientId: "liangdeng" };
  writeFileSync(
    file,
    JSON.stringify([{ ...own, clientSecret: "a secret", domains: ["own.example"] }]),
  );
  process.env["OIDC_PROVIDERS"] = file;
});

afterAll(() => {
  delete process.env["OIDC_PROVIDERS"];
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  address = `198.51.100.${(tests += 1)}`;
  Object.assign(next, { subject: "u-1", email: "manager@own.example", verified: true });
  services.db
    .update(person)
    .set({ email: "manager@own.example" })
    .where(eq(person.id, company.people.manager.actor.personId))
    .run();
});

/** A real provider; its own sign-in page is answered at once, with `next`. */
function provider(): Provider {
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "liangdeng",
        client_secret: "a secret",
        redirect_uris: [BACK],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["only for this test"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: next.email, email_verified: next.verified }),
    }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
  });
  oidc.use(async (context, proceed) => {
    if (!context.path.startsWith("/interaction/")) return proceed();
    const { uid, params, grantId } = await oidc.interactionDetails(context.req, context.res);
    void uid;
    const grant =
      (grantId ? await oidc.Grant.find(grantId) : undefined) ??
      new oidc.Grant({ accountId: next.subject, clientId: String(params["client_id"]) });
    grant.addOIDCScope("openid email");
    const result = { login: { accountId: next.subject }, consent: { grantId: await grant.save() } };
    return oidc.interactionFinished(context.req, context.res, result);
  });
  return oidc;
}

/** Goes through the provider's pages as a browser would. @returns the address it sends back to */
async function throughProvider(address: string): Promise<URL> {
  const jar = new Map<string, string>();
  for (let target = address, hops = 0; hops < 12; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(target, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${answer.status} at ${target}: ${await answer.text()}`);
    target = new URL(location, target).href;
    if (target.startsWith(BACK)) return new URL(target);
  }
  throw new Error("the provider sends from page to page");
}

/** The limits are the process's: each test comes from an address of its own. */
let address: string;
let tests = 0;

async function journey() {
  const begun = await beginJourney("own", { origin: ORIGIN, address, to: "/board" });
  if (!begun.ok) throw new Error(begun.error);
  return { kept: begun.value.journey, came: await throughProvider(begun.value.address) };
}

/** Comes back from the provider. @param kept the journey that the browser remembers, if any */
const end = (kept: unknown, came: URL, providerId = "own") =>
  endJourney(services, journeyIn(kept), { came, providerId, address });

describe("signing in through the company's own provider", () => {
  it("signs in the person with the e-mail address that it vouches for, and takes them on", async () => {
    const { kept, came } = await journey();
    expect(kept.to).toBe("/board");
    const ended = await end(kept, came);
    if (!ended.ok) throw new Error(ended.error);
    const who = signedInBy(services.db, ended.value.token, services.clock.now());
    expect(who?.actor.personId).toBe(company.people.manager.actor.personId);
  });

  it("knows the person again by who they are there, whatever their address has become", async () => {
    const first = await journey();
    await end(first.kept, first.came);
    services.db
      .update(person)
      .set({ email: "renamed@own.example" })
      .where(eq(person.email, "manager@own.example"))
      .run();
    const second = await journey();
    expect((await end(second.kept, second.came)).ok).toBe(true);
    expect(services.db.select().from(identity).all()).toHaveLength(1);
  });

  it("does not take a new colleague for the one who had their address before", async () => {
    const before = await journey();
    expect((await end(before.kept, before.came)).ok).toBe(true);
    next.subject = "u-new";
    const after = await journey();
    expect(await end(after.kept, after.came)).toMatchObject({
      error: "unknown-at-provider",
    });
    expect(services.db.select().from(identity).all()).toHaveLength(1);
  });

  it.each([
    ["an address of a domain it does not speak for", { email: "manager@other.example" }],
    ["an address it has not verified", { verified: false }],
    ["an address of which it does not say that it has", { verified: undefined }],
    ["an address nobody here has", { email: "nobody@own.example" }],
  ])("signs nobody in for %s", async (_, said) => {
    Object.assign(next, { subject: `u-${JSON.stringify(said)}` }, said);
    services.db
      .update(person)
      .set({ email: "manager@other.example" })
      .where(eq(person.id, company.people.gm.actor.personId))
      .run();
    const { kept, came } = await journey();
    expect(await end(kept, came)).toEqual({
      ok: false,
      error: "unknown-at-provider",
    });
  });

  it("does not sign in somebody who has been shut out", async () => {
    services.db
      .update(person)
      .set({ active: false })
      .where(eq(person.email, "manager@own.example"))
      .run();
    const { kept, came } = await journey();
    expect(await end(kept, came)).toMatchObject({ error: "unknown-at-provider" });
  });

  it("refuses an answer that belongs to another journey, comes twice, or to nobody who left", async () => {
    const one = await journey();
    const other = await journey();
    const refused = { ok: false, error: "provider-refused" };
    expect(await end(one.kept, other.came)).toEqual(refused);
    expect(await end(null, one.came)).toEqual(refused);
    expect((await end(one.kept, one.came)).ok).toBe(true);
    expect(await end(one.kept, one.came)).toEqual(refused);
    expect(await end({ ...other.kept, nonce: "forged" }, other.came)).toEqual(refused);
  });

  it("refuses what comes from another provider than the one they left for", async () => {
    const { kept, came } = await journey();
    const refused = { ok: false, error: "provider-refused" };
    expect(await end(kept, came, "other")).toEqual(refused);
    const mixedUp = new URL(came);
    mixedUp.searchParams.set("iss", "https://other.example");
    expect(await end(kept, mixedUp)).toEqual(refused);
    expect((await end(kept, came)).ok).toBe(true);
  });

  it("asks the provider no more than sixty times in a quarter of an hour for one place", async () => {
    const from = { origin: ORIGIN, address, to: "/" };
    const asked = await Promise.all(Array.from({ length: 61 }, () => beginJourney("own", from)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(60);
    expect(asked.at(-1)).toEqual({ ok: false, error: "too-many-attempts" });
  });

  it("does not count whoever gets in: a whole company comes from one place at once", async () => {
    const { kept, came } = await journey();
    expect((await end(kept, came)).ok).toBe(true);
    const from = { origin: ORIGIN, address, to: "/" };
    const asked = await Promise.all(Array.from({ length: 60 }, () => beginJourney("own", from)));
    expect(asked.every(({ ok }) => ok)).toBe(true);
  });

  it("says so when there is no such provider, or it does not answer", async () => {
    const from = { origin: ORIGIN, address, to: "/" };
    expect(await beginJourney("elsewhere", from)).toMatchObject({ error: "unknown-provider" });
    const file = join(folder, "gone.json");
    const gone = { id: "gone", name: "x", issuer: "http://127.0.0.1:9", clientId: "x" };
    writeFileSync(file, JSON.stringify([{ ...gone, clientSecret: "x", domains: ["x"] }]));
    const before = process.env["OIDC_PROVIDERS"];
    process.env["OIDC_PROVIDERS"] = file;
    expect(await beginJourney("gone", from)).toMatchObject({ error: "provider-unreachable" });
    process.env["OIDC_PROVIDERS"] = before;
  });
});

describe("who is refused on the way", () => {
  const PAGE = "/meetings/2021-02/departments/sales/cover?from=mail";

  /** What the page says and leads on to that somebody is sent to. */
  async function followed(answer: Response) {
    const page = new URL(answer.headers.get("location") ?? "", ORIGIN);
    const context = contextOf(services, null);
    const shown = signInPage({ request: new Request(page), params: {}, context });
    if (!("to" in shown)) throw new Error("sent on again");
    return { path: page.pathname, to: shown.to, refused: shown.refused };
  }

  it("before leaving is told why, and still comes to the page they wanted", async () => {
    const request = new Request(`${ORIGIN}/sign-in/with/none?to=${encodeURIComponent(PAGE)}`);
    const context = contextOf(services, null);
    const answer = await setOut({ request, params: { provider: "none" }, context });
    expect(await followed(answer)).toEqual({
      path: "/sign-in",
      to: PAGE,
      refused: "unknown-provider",
    });
  });

  it("after coming back is told why, and still comes to the page they wanted", async () => {
    next.email = "nobody@own.example";
    next.subject = "u-nobody";
    const begun = await beginJourney("own", { origin: ORIGIN, address, to: PAGE });
    if (!begun.ok) throw new Error(begun.error);
    const came = await throughProvider(begun.value.address);
    const cookie = await journeyCookie(services.secure).serialize(begun.value.journey);
    const headers = { cookie: cookie.split(";", 1)[0] ?? "", host: new URL(ORIGIN).host };
    const request = new Request(came, { headers });
    const context = contextOf(services, null);
    const answer = await comeBack({ request, params: { provider: "own" }, context });
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^liangdeng-journey=;/)]);
    expect(await followed(answer)).toEqual({
      path: "/sign-in",
      to: PAGE,
      refused: "unknown-at-provider",
    });
  });
});
