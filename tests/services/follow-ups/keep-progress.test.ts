import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { followUpProgress } from "#db/schema";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { keepProgress } from "~/services/follow-ups/keep-progress.server";
import { meetingById } from "~/services/meetings.server";
import { firstPagesOf } from "~/services/pages.server";
import { scorecardAt } from "~/services/scorecard.server";
import type { Progress } from "~/sheet/progress";
import { done } from "../../support/company";
import { raising, type Raising } from "../../support/follow-ups";

let at: Raising;
let id: string;
let months: Record<"february" | "march", string>;

beforeEach(() => {
  at = raising();
  at.services.clock.set("2021-02-04T14:00:00+08:00");
  const january = at.meet("2021-01");
  at.raise(january.meetingId, january.sheet);
  at.close(january.meetingId);
  at.services.clock.set("2021-02-27T09:00:00+08:00");
  id = at.followUps()[0]?.id ?? "";
  months = { february: at.meet("2021-02").meetingId, march: at.meet("2021-03").meetingId };
});

/** Keeps the progress of a month. @returns the follow-ups it asked for */
function keep(month: keyof typeof months, words: Partial<Progress> = {}): string[] {
  const asked: string[] = [];
  const row = meetingById(at.services.db, months[month]);
  if (!row) throw new Error("no such meeting");
  const { db } = at.services;
  const scorecard = scorecardAt(db, row.companyId, row.month);
  const pages = firstPagesOf(scorecard, at.company.departments.sales);
  keepProgress(db, row, pages, (followUpId) => {
    asked.push(followUpId);
    return { progress: "", completion: "", ...words };
  });
  return asked;
}

const kept = () => at.services.db.select().from(followUpProgress).all();
const written = () => at.services.db.get<{ n: number }>(sql`select total_changes() as n`).n;
const finish = () =>
  done(at.services, at.company.people.manager, moveFollowUp, {
    id,
    from: "planned",
    to: "done",
    doneOn: "2021-02-20",
  });

describe("keeping the progress of a month", () => {
  it("writes only what differs", () => {
    keep("february", { progress: "已开始" });
    const before = written();
    keep("february", { progress: "已开始" });
    expect(written()).toBe(before);
    keep("february", { progress: "已开始", completion: "一半" });
    expect(written()).toBe(before + 1);
    expect(kept()).toMatchObject([{ followUpId: id, progress: "已开始", completion: "一半" }]);
    keep("february");
    expect(kept()).toEqual([]);
  });

  it("asks for what comes back, and not for what was settled before the month", () => {
    finish();
    expect(keep("february")).toEqual([id]);
    expect(keep("march")).toEqual([]);
  });

  it("asks for what has words there already, settled or not", () => {
    keep("march", { progress: "已开始" });
    finish();
    expect(keep("march", { progress: "已完成" })).toEqual([id]);
    expect(kept()).toMatchObject([{ meetingId: months.march, progress: "已完成" }]);
  });
});
