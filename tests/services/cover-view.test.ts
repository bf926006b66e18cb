import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { followUp, meeting } from "#db/schema";
import type { Role } from "~/domain/access/can";
import { addComment } from "~/services/question-commands/add-comment.server";
import { coverOf, recordedCoverOf } from "~/services/cover-view.server";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { savePerson } from "~/services/people-commands.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { done } from "../support/company";
import { raising, type Raising } from "../support/follow-ups";
import { closeAnyway, meetingRow } from "../support/meetings";
import { levelCells } from "../support/scorecard";

/** January's meeting, closed with one improvement measure, and February's, open with another. */
function february() {
  const set = raising();
  const january = set.meet("2021-01");
  set.raise(january.meetingId, january.sheet, { action: "每周抽查回访", due: "2月28日" });
  closeAnyway(set.services, set.company, january.meetingId);
  const { meetingId, sheet } = set.meet("2021-02");
  set.raise(meetingId, sheet, { action: "本月新提出", due: "3月31日" });
  return { set, meetingId };
}

const coverAs = ({ services, company }: Raising, meetingId: string, role: Role) =>
  coverOf(
    { ...services, who: company.people[role] },
    meetingRow(services, meetingId),
    company.departments.sales,
  );

describe("a department's cover", () => {
  it("has its managers, its measures and what it took on before this month", () => {
    const { set, meetingId } = february();
    const cover = coverAs(set, meetingId, "viewer");
    const { manager } = set.company.people;
    expect(cover.managers.map(({ id }) => id)).toEqual([manager.actor.personId]);
    expect(cover.multiples.measures.map(({ id }) => id)).toEqual([set.measureId]);
    expect(cover.followUps.map(({ wording }) => wording)).toEqual(["每周抽查回访"]);
    const { services, company } = set;
    const other = coverOf(
      { ...services, who: company.people.viewer },
      meetingRow(services, meetingId),
      company.departments.aftersales,
    );
    expect([other.followUps, other.multiples.measures]).toEqual([[], []]);
  });

  it("takes pictures from those who may write in the sheet, as long as the meeting is open", () => {
    const { set, meetingId } = february();
    const mayWrite = (role: Role) => coverAs(set, meetingId, role).mayWrite;
    expect(mayWrite("manager")).toBe(true);
    expect(mayWrite("facilitator")).toBe(true);
    const others = ["gm", "administrator", "provider", "viewer"] as const;
    expect(others.filter(mayWrite)).toEqual([]);
    closeAnyway(set.services, set.company, meetingId);
    expect(mayWrite("manager")).toBe(false);
  });

  it("is frozen with its meeting: managers, follow-ups, questions and what did not work", () => {
    const { set, meetingId } = february();
    const { services, company } = set;
    const { administrator, facilitator, gm, manager } = company.people;
    const { sales } = company.departments;
    const row = () => meetingRow(services, meetingId);
    const asked = { ...services, who: company.people.viewer };
    const [earlier] = services.db
      .select({ id: followUp.id, state: followUp.state })
      .from(followUp)
      .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
      .where(eq(meeting.month, "2021-01"))
      .all();
    const ask = (anchor: object, ids: readonly string[]) =>
      done(services, gm, addComment, { meetingId, anchor, body: "?", mentions: [], ask: [...ids] })
        .id;
    const whole = ask({ kind: "department", departmentId: sales }, [
      company.departments.aftersales,
    ]);
    expect(recordedCoverOf(asked, row(), sales)).toBeNull();
    closeAnyway(services, company, meetingId);

    done(services, facilitator, moveFollowUp, {
      id: earlier?.id ?? "",
      from: earlier?.state ?? "planned",
      to: "done",
      doneOn: "2021-03-04",
      reason: "",
    });
    done(services, administrator, savePerson, {
      id: manager.actor.personId,
      nameZh: "somebody else",
      nameEn: "somebody else",
      email: "else@test.example",
      roles: ["viewer"],
      departmentIds: [],
    });
    const record = recordedCoverOf(asked, row(), sales)?.minutes.record;
    expect(record?.covers).toEqual([
      { departmentId: sales, managers: [manager.actor.personId], didNotWork: [] },
    ]);
    expect(record?.followUps.map(({ wording, state }) => [wording, state])).toEqual([
      ["每周抽查回访", "planned"],
    ]);
    expect(record?.threads.map(({ id }) => id)).toEqual([whole]);
    const other = recordedCoverOf(asked, row(), company.departments.aftersales)?.minutes.record;
    expect(other?.threads.map(({ id }) => id)).toEqual([whole]);
    expect(other?.followUps).toEqual([]);
  });

  it("names the measures that are red although all that was agreed on them was done", () => {
    const set = raising();
    const { services, company, measureId } = set;
    const { administrator, facilitator } = company.people;
    for (const month of ["2021-01", "2021-02"]) {
      const cells = levelCells(measureId, month, [40, 30, 20, 10]);
      done(services, administrator, saveLevels, { cells });
    }
    const january = set.meet("2021-01");
    set.raise(january.meetingId, january.sheet);
    closeAnyway(services, company, january.meetingId);
    const [raised] = set.followUps();
    if (!raised) throw new Error("nothing was raised");
    const target = { id: raised.id, from: raised.state, to: "done" as const, reason: "" };
    done(services, facilitator, moveFollowUp, { ...target, doneOn: "2021-02-20" });
    const { meetingId } = set.meet("2021-02");
    closeAnyway(services, company, meetingId);
    const asked = { ...services, who: company.people.viewer };
    const { sales } = company.departments;
    const record = recordedCoverOf(asked, meetingRow(services, meetingId), sales)?.minutes.record;
    expect(record?.covers?.[0]?.didNotWork).toEqual([measureId]);
  });
});
