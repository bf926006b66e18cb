import { beforeEach, describe, expect, it } from "vitest";
import { discardMeeting } from "~/services/discard-meeting.server";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { writeOverviewSentence } from "~/services/overview-commands.server";
import { minutesOf, recordedOverviewOf } from "~/services/record/minutes-view.server";
import { enterActual } from "~/services/actual-commands.server";
import { takeOver } from "~/services/room-commands.server";
import { auditEvent } from "#db/schema";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { beginMeeting, closeAnyway, type LiveMeeting } from "../support/meetings";

let services: TestServices;
let company: TestCompany;
let live: LiveMeeting;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  live = beginMeeting(services, company, 20);
});

const sentence = (text: string | null, replaces: string | null = null) => ({
  meetingId: live.meetingId,
  perspective: "financial" as const,
  text,
  basis: "reached-target:M1",
  replaces,
});
const standing = () =>
  new Map(liveSnapshot(services.db, live.meetingId).entries).get("overview/financial");
const record = () =>
  minutesOf({ ...services, who: company.people.manager }, live.row()).record.sentences;

describe("a sentence of the overview", () => {
  it("is put into the facilitator's words, for everybody at once, with who and when", () => {
    const { facilitator } = company.people;
    expect(standing()).toBeNull();
    done(services, facilitator, writeOverviewSentence, sentence("as planned"));
    const written = {
      text: "as planned",
      basis: "reached-target:M1",
      by: { id: facilitator.actor.personId },
      at: services.clock.now(),
    };
    expect(standing()).toMatchObject(written);
    const [key, value] = services.rooms.published().at(-1) ?? [];
    expect(key).toBe("overview/financial");
    expect(value).toMatchObject(written);
    const audit = services.db.select().from(auditEvent).all().at(-1);
    expect(audit).toMatchObject({
      action: "write-overview-sentence",
      before: { text: null },
      after: { text: "as planned" },
    });
  });

  it("is generated again when its words are taken back", () => {
    const { facilitator } = company.people;
    done(services, facilitator, writeOverviewSentence, sentence("as planned"));
    done(services, facilitator, writeOverviewSentence, sentence(null, "as planned"));
    expect(standing()).toBeNull();
    expect(services.rooms.published().at(-1)).toEqual(["overview/financial", null]);
  });

  it("is not written over words that its writer has not seen", () => {
    const { facilitator } = company.people;
    done(services, facilitator, writeOverviewSentence, sentence("first"));
    for (const text of ["second", null]) {
      expect(run(services, facilitator, writeOverviewSentence, sentence(text))).toMatchObject({
        error: "sentence-overtaken",
      });
    }
    done(services, facilitator, writeOverviewSentence, sentence("second", "first"));
    expect(standing()).toMatchObject({ text: "second" });
  });

  it("is for facilitators, and for whoever has taken the lead", () => {
    const { gm, manager, viewer } = company.people;
    for (const who of [gm, manager, viewer]) {
      expect(run(services, who, writeOverviewSentence, sentence("mine"))).toMatchObject({
        error: "forbidden",
      });
    }
    done(services, gm, takeOver, { meetingId: live.meetingId });
    done(services, gm, writeOverviewSentence, sentence("mine"));
    const stranger = makeCompany(services).people.facilitator;
    expect(run(services, stranger, writeOverviewSentence, sentence("x", "mine"))).toMatchObject({
      error: "unknown-meeting",
    });
  });

  it.each([
    ["bad-input", "blank", { text: "  " }],
    ["too-long", "too long", { text: "x".repeat(1001) }],
    ["bad-input", "of no perspective", { perspective: "weather" }],
  ])("is refused as %s when it is %s", (error, _, wrong) => {
    const raw = { ...sentence("fine"), ...wrong };
    const outcome = run(services, company.people.facilitator, writeOverviewSentence, raw as never);
    expect(outcome).toMatchObject({ error });
  });

  it("keeps a meeting from being discarded", () => {
    const { facilitator } = company.people;
    const { id } = done(services, facilitator, openMeeting, { month: "2021-03" });
    const words = { ...sentence("already"), meetingId: id };
    done(services, facilitator, writeOverviewSentence, words);
    expect(run(services, facilitator, discardMeeting, { meetingId: id })).toMatchObject({
      error: "meeting-has-words",
    });
  });
});

describe("the sentences of a closed meeting", () => {
  it("are sealed as generated and as written, whatever is corrected afterwards", () => {
    const { facilitator } = company.people;
    done(services, facilitator, writeOverviewSentence, sentence("as planned"));
    closeAnyway(services, company, live.meetingId);
    const { measureId } = live;
    done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 1 });
    expect(record()).toEqual([
      {
        perspective: "financial",
        groups: [{ standing: "reached-target", codes: ["M1"] }],
        written: {
          text: "as planned",
          basis: "reached-target:M1",
          personId: facilitator.actor.personId,
          at: services.clock.now(),
        },
      },
    ]);
    const recorded = recordedOverviewOf({ ...services, who: facilitator }, live.row());
    expect(recorded?.overview.sentences).toEqual(record());
    expect(standing()).toMatchObject({ text: "as planned", by: { nameZh: expect.any(String) } });
    expect(
      run(services, facilitator, writeOverviewSentence, sentence("later", "as planned")),
    ).toMatchObject({ error: "meeting-closed" });
  });

  it("are those of the lights where nobody wrote any", () => {
    expect(record()).toMatchObject([{ perspective: "financial", written: null }]);
  });
});
