import { expect, test } from "vitest";
import { demandMeeting } from "~/services/loaders.server";
import { raising } from "../support/follow-ups";
import { closeAnyway } from "../support/meetings";

test("a page of an open meeting is read after all that was written in it, of a closed one as it is", () => {
  const { services, company, meet } = raising();
  const { meetingId } = meet("2021-01");
  const ask = { ...services, who: company.people.viewer };
  const projected = () => {
    const { calls } = services.rooms;
    const prefixes = calls.flatMap((each) => (each.call === "projectNow" ? [each.prefix] : []));
    calls.length = 0;
    return prefixes;
  };
  projected();
  expect(demandMeeting(ask, "2021-01").id).toBe(meetingId);
  expect(projected()).toEqual([`sheet/${meetingId}/`, `closing/${meetingId}`]);
  closeAnyway(services, company, meetingId);
  projected();
  demandMeeting(ask, "2021-01");
  expect(projected()).toEqual([]);
});
