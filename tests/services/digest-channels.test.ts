import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEvent, digestChannel } from "#db/schema";
import {
  deleteDigestChannel,
  reminderSettings,
  saveDigestChannel,
  testDigestChannel,
} from "~/services/digest-channels.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";

const ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-1234";

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

afterEach(() => void delete process.env["REMINDERS_ALLOW_LOOPBACK"]);

const channel = {
  kind: "wecom" as "wecom" | "email",
  target: ROBOT,
  locale: "zh-CN" as const,
  hour: 9,
  enabled: true,
};

const save = (changes: Partial<typeof channel> & { id?: string } = {}) =>
  run(services, company.people.administrator, saveDigestChannel, { ...channel, ...changes });

const settings = () => reminderSettings({ ...services, who: company.people.administrator });

const targets = () =>
  services.db
    .select()
    .from(digestChannel)
    .all()
    .map(({ target }) => target);

describe("a channel", () => {
  it("is the administrator's alone: made, changed, tested and deleted", () => {
    const made = save();
    const id = made.ok ? made.value.id : "";
    for (const who of [company.people.gm, company.people.facilitator, company.people.manager]) {
      const forbidden = { ok: false, error: "forbidden" };
      expect(run(services, who, saveDigestChannel, channel)).toEqual(forbidden);
      expect(run(services, who, testDigestChannel, { id })).toEqual(forbidden);
      expect(run(services, who, deleteDigestChannel, { id })).toEqual(forbidden);
    }
    expect(targets()).toEqual([ROBOT]);
  });

  it("of another company is unknown", () => {
    const made = save();
    const id = made.ok ? made.value.id : "";
    const other = makeCompany(services).people.administrator;
    const unknown = { ok: false, error: "unknown-channel" };
    expect(run(services, other, saveDigestChannel, { ...channel, id })).toEqual(unknown);
    expect(run(services, other, testDigestChannel, { id })).toEqual(unknown);
    expect(run(services, other, deleteDigestChannel, { id })).toEqual(unknown);
    expect(reminderSettings({ ...services, who: other }).channels).toEqual([]);
  });

  it("is neither shown nor audited with its whole address", () => {
    save();
    expect(settings().channels).toMatchObject([
      { shortTarget: "qyapi.weixin.qq.com/…1234", last: null },
    ]);
    const told = JSON.stringify([settings(), services.db.select().from(auditEvent).all()]);
    expect(told).not.toContain("secret");
  });

  it("keeps its address when nothing is typed, but not for another kind", () => {
    const made = save();
    const id = made.ok ? made.value.id : "";
    expect(save({ id, target: "", hour: 8 }).ok).toBe(true);
    expect(targets()).toEqual([ROBOT]);
    expect(save({ id, target: "", kind: "email" })).toEqual({
      ok: false,
      error: "bad-mail-addresses",
      field: "target",
    });
  });

  it("leads to no inside of a network", () => {
    const inside = { ok: false, error: "private-address", field: "target" };
    expect(save({ target: "https://192.168.1.10/robot" })).toEqual(inside);
    expect(save({ target: "http://127.0.0.1:4500/robot" })).toMatchObject({
      error: "bad-webhook-address",
    });
    process.env["REMINDERS_ALLOW_LOOPBACK"] = "1";
    expect(save({ target: "http://127.0.0.1:4500/robot" }).ok).toBe(true);
  });

  it("has an hour of the day", () => {
    expect(save({ hour: 24 })).toMatchObject({ error: "bad-input", field: "hour" });
    expect(save({ hour: 7.5 })).toMatchObject({ error: "bad-input", field: "hour" });
  });

  it("can be deleted, and there are no more than twenty", () => {
    const ids = Array.from({ length: 20 }, () => {
      const made = save();
      return made.ok ? made.value.id : "";
    });
    expect(save()).toEqual({ ok: false, error: "too-many-channels" });
    done(services, company.people.administrator, deleteDigestChannel, { id: ids[0] ?? "" });
    expect(save().ok).toBe(true);
  });
});
