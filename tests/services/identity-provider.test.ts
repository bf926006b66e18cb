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
import { beginJourney, endJourney } from "~/services/identity-provider.server";
import { signedInBy } from "~/services/session.server";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const BACK = "http://127.0.0.1:3999/sign-in/back";

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

async function journey() {
  const begun = await beginJourney("own", BACK, "/board");
  if (!begun.ok) throw new Error(begun.error);
  return { kept: begun.value.journey, came: await throughProvider(begun.value.address) };
}

describe("signing in through the company's own provider", () => {
  it("signs in the person with the e-mail address that it vouches for, and takes them on", async () => {
    const { kept, came } = await journey();
    const ended = await endJourney(services, kept, came);
    expect(ended).toMatchObject({ ok: true, value: { to: "/board" } });
    if (!ended.ok) return;
    const who = signedInBy(services.db, ended.value.token, services.clock.now());
    expect(who?.actor.personId).toBe(company.people.manager.actor.personId);
  });

  it("knows the person again by who they are there, whatever their address has become", async () => {
    const first = await journey();
    await endJourney(services, first.kept, first.came);
    services.db
      .update(person)
      .set({ email: "renamed@own.example" })
      .where(eq(person.email, "manager@own.example"))
      .run();
    const second = await journey();
    expect((await endJourney(services, second.kept, second.came)).ok).toBe(true);
    expect(services.db.select().from(identity).all()).toHaveLength(1);
  });

  it("does not take a new colleague for the one who had their address before", async () => {
    const before = await journey();
    expect((await endJourney(services, before.kept, before.came)).ok).toBe(true);
    next.subject = "u-new";
    const after = await journey();
    expect(await endJourney(services, after.kept, after.came)).toMatchObject({
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
    expect(await endJourney(services, kept, came)).toEqual({
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
    expect(await endJourney(services, kept, came)).toMatchObject({ error: "unknown-at-provider" });
  });

  it("refuses an answer that belongs to another journey, comes twice, or to nobody who left", async () => {
    const one = await journey();
    const other = await journey();
    const refused = { ok: false, error: "provider-refused" };
    expect(await endJourney(services, one.kept, other.came)).toEqual(refused);
    expect(await endJourney(services, null, one.came)).toEqual(refused);
    expect((await endJourney(services, one.kept, one.came)).ok).toBe(true);
    expect(await endJourney(services, one.kept, one.came)).toEqual(refused);
    expect(await endJourney(services, { ...other.kept, nonce: "forged" }, other.came)).toEqual(
      refused,
    );
  });

  it("says so when there is no such provider, or it does not answer", async () => {
    expect(await beginJourney("elsewhere", BACK, "/")).toMatchObject({ error: "unknown-provider" });
    const file = join(folder, "gone.json");
    const gone = { id: "gone", name: "x", issuer: "http://127.0.0.1:9", clientId: "x" };
    writeFileSync(file, JSON.stringify([{ ...gone, clientSecret: "x", domains: ["x"] }]));
    const before = process.env["OIDC_PROVIDERS"];
    process.env["OIDC_PROVIDERS"] = file;
    expect(await beginJourney("gone", BACK, "/")).toMatchObject({ error: "provider-unreachable" });
    process.env["OIDC_PROVIDERS"] = before;
  });
});
