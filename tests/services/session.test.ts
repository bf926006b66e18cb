import { beforeEach, describe, expect, it } from "vitest";
import { session } from "#db/schema";
import { endSession, signedInBy, startSession } from "~/services/session.server";
import { makeCompany, testServices, type TestCompany, type TestServices } from "../support/company";

const HOUR = 60 * 60 * 1000;

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const start = () =>
  startSession(services.db, company.people.manager.actor.personId, services.clock.now());
const whose = (token: string) => signedInBy(services.db, token, services.clock.now());

describe("a session", () => {
  it("says who is signed in, with roles and departments", () => {
    expect(whose(start())).toEqual(company.people.manager);
  });

  it("ends after twelve hours", () => {
    const token = start();
    const began = services.clock.now();
    services.clock.set(began + 12 * HOUR - 1);
    expect(whose(token)).not.toBeNull();
    services.clock.set(began + 12 * HOUR);
    expect(whose(token)).toBeNull();
  });

  it("that is over is swept when somebody signs in", () => {
    start();
    services.clock.set(services.clock.now() + 13 * HOUR);
    start();
    expect(services.db.select().from(session).all()).toHaveLength(1);
  });

  it("can be ended, alone", () => {
    const [one, other] = [start(), start()];
    endSession(services.db, one);
    expect(whose(one)).toBeNull();
    expect(whose(other)).not.toBeNull();
  });

  it("of a forged token is nobody's", () => {
    start();
    const [row] = services.db.select().from(session).all();
    expect(whose(row?.tokenHash ?? "")).toBeNull();
    expect(whose("")).toBeNull();
  });
});
