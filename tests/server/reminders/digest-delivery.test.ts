import { afterEach, beforeEach, expect, it } from "vitest";
import { digestDelivery } from "#db/schema";
import { DigestScheduler } from "#server/reminders/digest-scheduler";
import { sendDigest } from "#server/reminders/send-digest";
import { testServices, type TestServices } from "../../support/company";
import { addChannel, addFollowUp, makeDueCompany, type DueCompany } from "./support/due-company";
import { startMailServer, startRobot } from "./support/local-servers";

const MINUTE = 60_000;

let services: TestServices;
let company: DueCompany;
const closers: (() => Promise<void>)[] = [];

beforeEach(() => {
  process.env["REMINDERS_ALLOW_LOOPBACK"] = "1";
  services = testServices();
  company = makeDueCompany(services);
  addFollowUp(services, company, { wording: "每日跟进", dueOn: "2021-03-01" });
});

afterEach(async () => {
  for (const name of ["REMINDERS_ALLOW_LOOPBACK", "SMTP_URL", "SMTP_FROM"])
    delete process.env[name];
  await Promise.all(closers.splice(0).map((close) => close()));
});

it("a robot and a mail server that fail at first get the digest later, once each", async () => {
  const robot = await startRobot({ errcode: 0 });
  const mail = await startMailServer();
  closers.push(robot.close, mail.close);
  process.env["SMTP_URL"] = mail.url;
  process.env["SMTP_FROM"] = "liangdeng@company.example";
  addChannel(services, company, "dingtalk", robot.url);
  addChannel(services, company, "email", "manager@company.example");
  robot.answers.push({ status: 502, json: {} }, { status: 200, json: { errcode: 310000 } });
  mail.refusals.count = 1;

  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const digests = new DigestScheduler({
    ...services,
    log: silent,
    send: sendDigest,
    random: () => 0.5,
  });
  const start = services.clock.now();
  for (let minute = 0; minute < 15; minute++) {
    services.clock.set(start + minute * MINUTE);
    await digests.look();
  }
  expect(robot.received).toHaveLength(3);
  expect(JSON.stringify(robot.received[2]?.body)).toContain("每日跟进");
  expect(mail.letters).toHaveLength(1);
  const rows = services.db.select().from(digestDelivery).all();
  expect(rows.map(({ attempts }) => attempts).toSorted()).toEqual([2, 3]);
  expect(rows.every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
});
