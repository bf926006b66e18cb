import { beforeEach, describe, expect, it } from "vitest";
import { actualKey } from "~/protocol/live-keys";
import { enterActual } from "~/services/actual-commands.server";
import {
  actualsPage,
  changesFor,
  monthsToEnter,
  monthToEnter,
} from "~/services/actuals-view.server";
import { openMeeting, startPreparing } from "~/services/meeting-commands.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { levelCells, makeMeasure } from "../support/scorecard";

let services: TestServices;
let company: TestCompany;
let measureId: string;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  ({ measureId } = makeMeasure(services, company));
  done(services, company.people.administrator, saveLevels, {
    cells: levelCells(measureId, "2021-02", [40, 30, 20, 10]),
  });
});

describe("the page on which actuals are entered", () => {
  it("lists the measures that each person may enter, and says whether all are their own", () => {
    const listed = (who: keyof TestCompany["people"]) => pageOf(who).rows.map(({ code }) => code);
    expect(listed("provider")).toEqual(["M1"]);
    expect(listed("manager")).toEqual(["M1"]);
    expect(listed("facilitator")).toEqual(["M1"]);
    expect(listed("aftersalesManager")).toEqual([]);
    expect(listed("viewer")).toEqual([]);
    expect(pageOf("provider").ownOnly).toBe(true);
    expect(pageOf("facilitator").ownOnly).toBe(false);
  });

  it("lists nothing of another company", () => {
    const other = makeCompany(services);
    const { actor } = other.people.facilitator;
    expect(actualsPage(services.db, actor, "2021-02", services.clock.now()).rows).toEqual([]);
  });

  it("gives each measure its levels, last month's number, and its number as everybody has it", () => {
    enter("2021-01", 25);
    enter("2021-02", 18);
    const { rows, values } = pageOf("provider");
    expect(rows[0]?.levels).toMatchObject({ target: 20, threshold: 10 });
    expect(rows[0]?.last?.actual).toBe(25);
    expect(values[actualKey(measureId, "2021-02")]).toMatchObject({ value: 18 });
  });

  it("names the month's meeting only while its room pushes what others enter", () => {
    expect(pageOf("provider").meetingId).toBeNull();
    const { id } = done(services, company.people.facilitator, openMeeting, { month: "2021-02" });
    expect(pageOf("provider").meetingId).toBe(id);
  });
});

describe("the months to enter actuals for", () => {
  it("reach from the scorecard's first month to the running one of the company's time zone", () => {
    services.clock.set("2021-03-31T23:30:00+08:00");
    expect(months()).toEqual(["2021-03", "2021-02", "2021-01"]);
    services.clock.set("2021-04-01T00:30:00+08:00");
    expect(months()[0]).toBe("2021-04");
  });

  it("offer the month that has just ended, unless a meeting is being prepared", () => {
    const { facilitator } = company.people;
    const now = services.clock.now();
    expect(monthToEnter(services.db, company.id, now)).toBe("2021-02");
    const { id } = done(services, facilitator, openMeeting, { month: "2021-01" });
    done(services, facilitator, startPreparing, { meetingId: id });
    expect(monthToEnter(services.db, company.id, now)).toBe("2021-01");
  });

  it("always hold the one that is offered, in an empty company too", () => {
    const other = makeCompany(services);
    const now = services.clock.now();
    expect(monthsToEnter(services.db, other.id, now)).toContain(
      monthToEnter(services.db, other.id, now),
    );
  });
});

describe("the changes of a number", () => {
  it("say who changed it from what to what, the first one first", () => {
    enter("2021-02", 18);
    enter("2021-02", 21);
    const changes = changesFor(services.db, company.people.viewer.actor, measureId, "2021-02");
    expect(changes?.map(({ before, after }) => [before, after])).toEqual([
      [null, 18],
      [18, 21],
    ]);
    expect(changes?.[0]?.by?.id).toBe(company.people.provider.actor.personId);
  });

  it("of another company's measure are not to be had", () => {
    const { actor } = makeCompany(services).people.administrator;
    expect(changesFor(services.db, actor, measureId, "2021-02")).toBeNull();
    expect(changesFor(services.db, actor, "nothing", "2021-02")).toBeNull();
  });
});

function pageOf(who: keyof TestCompany["people"]) {
  const { actor } = company.people[who];
  return actualsPage(services.db, actor, "2021-02", services.clock.now());
}

function months() {
  return monthsToEnter(services.db, company.id, services.clock.now());
}

function enter(month: string, value: number) {
  done(services, company.people.provider, enterActual, { measureId, month, value });
}
