import { beforeEach, describe, expect, it } from "vitest";
import { digestDelivery } from "#db/schema";
import { DigestScheduler } from "#server/reminders/digest-scheduler";
import type { SendDigest, Sent } from "#server/reminders/send-digest";
import { lastDelivery } from "~/services/digest-channels.server";
import type { DigestMessage } from "~/services/digest.server";
import { testServices, type TestServices } from "../../support/company";
import { addChannel, addFollowUp, makeDueCompany, type DueCompany } from "./support/due-company";

const MINUTE = 60_000;

let services: TestServices;
let company: DueCompany;
let sent: { target: string; message: DigestMessage }[];
let results: Sent[];
let logged: unknown[];

beforeEach(() => {
  services = testServices();
  company = makeDueCompany(services);
  addFollowUp(services, company, { wording: "每日跟进", dueOn: "2021-03-01" });
  sent = [];
  results = [];
  logged = [];
});

/** A scheduler of a process that has just been started. */
const scheduler = (send: SendDigest = answer) => {
  const note = (message: string, facts?: unknown) => void logged.push([message, facts]);
  const log = { info: note, warn: note, error: note };
  const made = new DigestScheduler({ ...services, log, send, random: () => 1 });
  made.start();
  return made;
};

const answer: SendDigest = async ({ target }, message) => {
  sent.push({ target, message });
  return results.shift() ?? { ok: true };
};

const at = (time: string) => services.clock.set(`${time}:00+08:00`);

const deliveries = () => services.db.select().from(digestDelivery).all();

const states = () => deliveries().map((row) => lastDelivery(row));

const FAILED: Sent = { ok: false, error: "refused", again: true };

describe("the daily digest", () => {
  it("goes out when the channel's hour has come in the company's time zone, and not before", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    const digests = scheduler();
    at("2021-03-05T08:59");
    await digests.look();
    expect(sent).toHaveLength(0);
    at("2021-03-05T09:00");
    await digests.look();
    expect(sent.map(({ target }) => target)).toEqual(["https://robot.example/1"]);
    expect(states()).toEqual([{ kind: "delivered", day: "2021-03-05", at: services.clock.now() }]);
  });

  it("says by department what is overdue and what is due this week, with owners", async () => {
    addFollowUp(services, company, {
      wording: "试驾活动",
      dueOn: "2021-03-07",
      owners: ["name:外部顾问"],
    });
    addFollowUp(services, company, { wording: "下周再说", dueOn: "2021-03-08" });
    addFollowUp(services, company, { wording: "已完成", dueOn: "2021-03-01", state: "done" });
    addFollowUp(services, company, { wording: "已撤回", dueOn: "2021-03-01", withdrawnAt: 1 });
    addFollowUp(services, company, {
      wording: "配件",
      dueOn: "2020-12-31",
      departmentId: company.departments.aftersales,
      owners: [],
    });
    addChannel(services, company, "wecom", "https://robot.example/1");
    await scheduler().look();
    expect(sent[0]?.message.title).toContain("3月5日");
    expect(sent[0]?.message.lines.map(({ words }) => words)).toEqual([
      "逾期 2 项，本周到期 1 项",
      "sales",
      "逾期",
      "3月1日 每日跟进（manager）",
      "本周到期",
      "3月7日 试驾活动（外部顾问）",
      "aftersales",
      "逾期",
      "2020年12月31日 配件（没有责任人）",
    ]);
  });

  it("is in the channel's language and of its company alone", async () => {
    const other = makeDueCompany(services);
    addFollowUp(services, other, { wording: "secret", dueOn: "2021-03-01" });
    addChannel(services, company, "feishu", "https://robot.example/1", { locale: "en" });
    await scheduler().look();
    const words = sent.flatMap(({ message }) => message.lines.map((line) => line.words));
    expect(words).toContain("Overdue");
    expect(words.join()).not.toContain("secret");
  });

  it("is never sent twice a day to one channel, restarts or not, and again the next day", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    await scheduler().look();
    await scheduler().look();
    at("2021-03-05T23:59");
    await scheduler().look();
    expect(sent).toHaveLength(1);
    at("2021-03-06T09:00");
    await scheduler().look();
    expect(sent).toHaveLength(2);
  });

  it("catches up on the same day when the server was down at its hour", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    at("2021-03-05T15:00");
    await scheduler().look();
    expect(sent).toHaveLength(1);
  });

  it("is silent on a day without anything due, and that is settled", async () => {
    services.db.delete(digestDelivery).run();
    const quiet = makeDueCompany(services);
    addChannel(services, quiet, "wecom", "https://robot.example/quiet");
    const digests = scheduler();
    await digests.look();
    addFollowUp(services, quiet, { wording: "x", dueOn: "2021-03-01" });
    await digests.look();
    expect(sent).toHaveLength(0);
    expect(states()).toEqual([{ kind: "nothing-due", day: "2021-03-05" }]);
  });

  it("does not go to a channel that is switched off", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1", { enabled: false });
    await scheduler().look();
    expect(sent).toHaveLength(0);
  });
});

describe("a digest that did not get through", () => {
  it("is tried again after two minutes, then four, until it has arrived", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    results = [FAILED, FAILED];
    const digests = scheduler();
    const start = services.clock.now();
    const tries: number[] = [];
    for (let minute = 0; minute < 10; minute++) {
      services.clock.set(start + minute * MINUTE);
      const before = sent.length;
      await digests.look();
      if (sent.length > before) tries.push(minute);
    }
    expect(tries).toEqual([0, 2, 6]);
    expect(states()).toMatchObject([{ kind: "delivered" }]);
  });

  it("is given up after six tries, and says why", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    results = Array.from({ length: 20 }, () => FAILED);
    const start = services.clock.now();
    for (let minute = 0; minute < 120; minute++) {
      services.clock.set(start + minute * MINUTE);
      await scheduler().look();
    }
    expect(sent).toHaveLength(6);
    expect(states()).toEqual([{ kind: "failed", day: "2021-03-05", tries: 6, error: "refused" }]);
  });

  it("is not tried again when it may have arrived", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    results = [{ ok: false, error: "unanswered", again: false }];
    const digests = scheduler();
    await digests.look();
    at("2021-03-05T20:00");
    await digests.look();
    expect(sent).toHaveLength(1);
    expect(states()).toMatchObject([{ kind: "failed", error: "unanswered" }]);
  });

  it("is not sent again by the next process when this one died while sending", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    const never: SendDigest = ({ target }, message) => {
      sent.push({ target, message });
      return new Promise(() => undefined);
    };
    void scheduler(never).look();
    await Promise.resolve();
    expect(states()).toMatchObject([{ kind: "trying", tries: 1, error: null }]);
    at("2021-03-05T12:00");
    await scheduler().look();
    expect(sent).toHaveLength(1);
    expect(states()).toMatchObject([{ kind: "failed", error: "unanswered" }]);
  });

  it("waits for a disk that takes nothing, and does not keep the process from starting", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    services.database.raw.pragma("query_only = 1");
    const digests = scheduler();
    await digests.look();
    expect(logged).toMatchObject([["digests could not be sent", {}]]);
    services.database.raw.pragma("query_only = 0");
    await digests.look();
    expect(sent).toHaveLength(1);
  });

  it("is given up when the day is over, and the new day has its own", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1", { hour: 23 });
    results = [FAILED];
    at("2021-03-05T23:59");
    await scheduler().look();
    at("2021-03-06T00:30");
    await scheduler().look();
    expect(sent).toHaveLength(1);
    expect(states()).toEqual([{ kind: "failed", day: "2021-03-05", tries: 1, error: "refused" }]);
  });

  it("holds up no other channel", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    addChannel(services, company, "feishu", "https://robot.example/2");
    results = [FAILED];
    await scheduler().look();
    expect(sent).toHaveLength(2);
    expect(
      states()
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(["delivered", "trying"]);
  });

  it("is told to the log without the address", async () => {
    addChannel(services, company, "wecom", "https://robot.example/key=secret-key");
    results = [FAILED];
    await scheduler().look();
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain("secret-key");
  });
});

describe("looking", () => {
  it("twice at once sends once", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    const digests = scheduler();
    await Promise.all([digests.look(), digests.look()]);
    expect(sent).toHaveLength(1);
  });

  it("stops with the server, which waits for what is under way", async () => {
    addChannel(services, company, "wecom", "https://robot.example/1");
    const digests = scheduler(
      (_channel, _message, signal) =>
        new Promise((resolve) =>
          signal.addEventListener("abort", () =>
            resolve({ ok: false, error: "unreachable", again: true }),
          ),
        ),
    );
    void digests.look();
    await digests.stop();
    expect(states()).toMatchObject([{ kind: "trying", error: "unreachable" }]);
  });
});

describe("a test message", () => {
  it("goes out at once, to a channel that is switched off as well, and counts as no delivery", async () => {
    const id = addChannel(services, company, "wecom", "https://robot.example/1", {
      enabled: false,
    });
    expect(await scheduler().test(id)).toEqual({ ok: true });
    expect(sent[0]?.message.lines[0]?.words).toContain("测试");
    expect(deliveries()).toEqual([]);
  });
});
