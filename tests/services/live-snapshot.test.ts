import { expect, test } from "vitest";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { writeOverviewSentence } from "~/services/overview-commands.server";
import { done, makeCompany, testServices } from "../support/company";
import { beginMeeting } from "../support/meetings";

test("live values that are held stand until the next command of the company", () => {
  const services = testServices();
  const company = makeCompany(services);
  const { meetingId } = beginMeeting(services, company, 20);
  const read = (held: Parameters<typeof liveSnapshot>[2]) =>
    liveSnapshot(services.db, meetingId, held);
  const first = read(null);
  expect(read(first)).toBe(first);
  expect(first).toEqual(read(null));
  done(services, company.people.facilitator, writeOverviewSentence, {
    meetingId,
    perspective: "financial",
    text: "as planned",
    basis: "reached-target:M1",
    replaces: null,
  });
  const second = read(first);
  expect(second.revision).toBeGreaterThan(first.revision);
  expect(second).toEqual(read(null));
  expect(new Map(second.entries).get("overview/financial")).toMatchObject({ text: "as planned" });
});
