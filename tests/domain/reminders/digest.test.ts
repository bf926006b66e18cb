import { describe, expect, it } from "vitest";
import { digestOf, endOfWeek } from "~/domain/reminders/digest";
import { MOST_TRIES, waitAfter } from "~/domain/reminders/retry";

/** A Friday. */
const TODAY = "2021-03-05";

const thing = (id: string, dueOn: string | null, departmentId = "sales") => ({
  id,
  dueOn,
  departmentId,
});

describe("a digest", () => {
  it("[DG1] looks as far as Sunday", () => {
    expect(endOfWeek("2021-03-01")).toBe("2021-03-07");
    expect(endOfWeek("2021-03-07")).toBe("2021-03-07");
  });

  it("[DG2] [DG3] tells what was due yesterday from what is due today, and leaves out next week", () => {
    const things = [
      thing("next-week", "2021-03-08"),
      thing("sunday", "2021-03-07"),
      thing("today", TODAY),
      thing("yesterday", "2021-03-04"),
      thing("no-date", null),
      thing("long-ago", "2021-01-31"),
    ];
    expect(digestOf(things, ["sales"], TODAY)).toEqual([
      {
        departmentId: "sales",
        overdue: [thing("long-ago", "2021-01-31"), thing("yesterday", "2021-03-04")],
        thisWeek: [thing("today", TODAY), thing("sunday", "2021-03-07")],
      },
    ]);
  });

  it("[DG4] goes by departments in their order, and leaves out those with nothing", () => {
    const things = [thing("a", TODAY, "sales"), thing("b", TODAY, "aftersales")];
    const groups = digestOf(things, ["aftersales", "finance", "sales"], TODAY);
    expect(groups.map(({ departmentId }) => departmentId)).toEqual(["aftersales", "sales"]);
    expect(digestOf([], ["sales"], TODAY)).toEqual([]);
  });
});

describe("trying again", () => {
  it("[RT1] ends after six tries", () => {
    expect(waitAfter(MOST_TRIES - 1, 0)).not.toBeNull();
    expect(waitAfter(MOST_TRIES, 0)).toBeNull();
  });

  it("[RT2] waits twice as long each time, half of it at least, never longer", () => {
    const minute = 60_000;
    expect([1, 2, 3, 4, 5].map((tries) => waitAfter(tries, 0.999_999_9))).toEqual(
      [2, 4, 8, 16, 32].map((minutes) => expect.closeTo(minutes * minute, -2)),
    );
    expect(waitAfter(1, 0)).toBe(minute);
  });
});
