import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { calendarFeed, meeting, person, personRole } from "#db/schema";
import { makeCalendarAddress, revokeCalendarAddress } from "~/services/calendar-commands.server";
import { calendarFor, meView } from "~/services/calendar-feed.server";
import type { SignedIn } from "~/services/session.server";
import { done, testServices, type TestServices } from "../support/company";
import {
  addFollowUp,
  makeDueCompany,
  type DueCompany,
} from "../server/reminders/support/due-company";

let services: TestServices;
let company: DueCompany;
let manager: SignedIn;
let address = 0;

beforeEach(() => {
  services = testServices();
  company = makeDueCompany(services);
  ({ manager } = company.people);
  address += 1;
});

const make = (who = manager) => done(services, who, makeCalendarAddress, {}).token;

const read = (token: string) => calendarFor(services, token, `address-${address}`);

async function calendarOf(token: string): Promise<string> {
  const found = await read(token);
  if (!found.ok) throw new Error(found.error);
  return found.value.replaceAll("\r\n ", "");
}

const UNKNOWN = { ok: false, error: "unknown-token" };

describe("a calendar address", () => {
  it("is kept as a hash only", () => {
    const token = make();
    expect(token.length).toBeGreaterThan(40);
    const rows = JSON.stringify(services.db.select().from(calendarFeed).all());
    expect(rows).not.toContain(token);
    expect(meView({ ...services, who: manager }).calendarMadeAt).toBe(services.clock.now());
  });

  it("stops working when it is revoked, at once", async () => {
    const token = make();
    expect((await read(token)).ok).toBe(true);
    done(services, manager, revokeCalendarAddress, {});
    expect(await read(token)).toEqual(UNKNOWN);
    expect(meView({ ...services, who: manager }).calendarMadeAt).toBeNull();
  });

  it("stops working when a new one is made", async () => {
    const [older, newer] = [make(), make()];
    expect(await read(older)).toEqual(UNKNOWN);
    expect((await read(newer)).ok).toBe(true);
  });

  it("is nobody's when it is unknown, and shows nothing of somebody who has left", async () => {
    expect(await read("x".repeat(43))).toEqual(UNKNOWN);
    const token = make();
    const { personId } = manager.actor;
    services.db.update(person).set({ active: false }).where(eq(person.id, personId)).run();
    expect(await read(token)).toEqual(UNKNOWN);
  });

  it("cannot be guessed at, and whoever guesses keeps nobody else from theirs", async () => {
    const asked = await Promise.all(Array.from({ length: 61 }, () => read("x".repeat(43))));
    expect(asked.slice(0, 60).every((found) => !found.ok && found.error === "unknown-token")).toBe(
      true,
    );
    expect(asked[60]).toEqual({ ok: false, error: "too-many-attempts" });
    const token = make();
    const readings = await Promise.all(Array.from({ length: 61 }, () => read(token)));
    expect(readings.slice(0, 60).every((found) => found.ok)).toBe(true);
    expect(readings[60]).toEqual({ ok: false, error: "too-many-attempts" });
  });
});

describe("the calendar", () => {
  it("has what its person owns and has to do, on the day it is due", async () => {
    const id = addFollowUp(services, company, { wording: "每日跟进", dueOn: "2021-03-31" });
    addFollowUp(services, company, { wording: "别人的", dueOn: "2021-03-31", owners: ["name:x"] });
    addFollowUp(services, company, { wording: "做完了", dueOn: "2021-03-31", state: "done" });
    addFollowUp(services, company, { wording: "没有日期" });
    const calendar = await calendarOf(make());
    expect(calendar.match(/^SUMMARY:.*$/gm)).toEqual(["SUMMARY:改善措施到期：每日跟进"]);
    expect(calendar).toContain(`UID:follow-up-${id}@liangdeng`);
    expect(calendar).toContain("DTSTART;VALUE=DATE:20210331");
    expect(calendar).toContain("DESCRIPTION:sales");
  });

  it("has the deferred questions of a department for its managers, not for its other people", async () => {
    addFollowUp(services, company, {
      wording: "库存？",
      kind: "question",
      dueOn: "2021-03-20",
      owners: [],
    });
    expect(await calendarOf(make())).toContain("SUMMARY:延期的提问到期：库存？");
    expect(await calendarOf(make(company.people.provider))).not.toContain("库存");
    expect(await calendarOf(make(company.people.aftersalesManager))).not.toContain("库存");
  });

  it("has the open meetings: in the first days of the next month, or on the very day", async () => {
    const open = (month: string, values: Partial<typeof meeting.$inferInsert>) =>
      services.db
        .insert(meeting)
        .values({
          id: month,
          companyId: company.id,
          month,
          phase: "preparing",
          openedAt: Date.parse("2021-02-20T09:00:00+08:00"),
          ...values,
        })
        .run();
    open("2021-02", {});
    open("2021-03", { phase: "live", startedAt: Date.parse("2021-04-07T00:30:00+08:00") });
    open("2020-12", {});
    const calendar = await calendarOf(make(company.people.viewer));
    expect(calendar.match(/^(SUMMARY|DTSTART).*$/gm)).toEqual([
      "DTSTART;VALUE=DATE:20210220",
      "SUMMARY:2020年12月 · 平衡计分卡月度回顾会",
      "DTSTART;VALUE=DATE:20210301",
      "SUMMARY:2021年2月 · 平衡计分卡月度回顾会",
      "DTSTART;VALUE=DATE:20210407",
      "SUMMARY:2021年3月 · 平衡计分卡月度回顾会",
    ]);
  });

  it("is in the person's language", async () => {
    addFollowUp(services, company, { wording: "x", dueOn: "2021-03-31" });
    const { personId } = manager.actor;
    services.db.update(person).set({ locale: "en" }).where(eq(person.id, personId)).run();
    expect(await calendarOf(make())).toContain("SUMMARY:Improvement measure due: x");
  });

  it("is empty for somebody whose roles were all taken away", async () => {
    addFollowUp(services, company, { wording: "x", dueOn: "2021-03-31" });
    const token = make();
    services.db.delete(personRole).where(eq(personRole.personId, manager.actor.personId)).run();
    expect(await calendarOf(token)).not.toContain("VEVENT");
  });
});
