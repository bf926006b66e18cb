import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { closingRow } from "#db/schema";
import { formatRoomName } from "~/protocol/room-name";
import { parsePageKey } from "~/sheet/page-key";
import type { ClosingView } from "~/views/closing";
import { improvementsOf } from "./improvements.server";
import type { Meeting } from "./meetings.server";
import { scorecardAt } from "./scorecard.server";

/** The closing page: remarks and decisions as projected, and what was agreed. */
export function closingOf(db: Db, row: Meeting): ClosingView {
  const words = db.select().from(closingRow).where(eq(closingRow.meetingId, row.id)).get();
  const { departments, measures, plans } = scorecardAt(db, row.companyId, row.month);
  const codeOf = (page: string) => {
    const subject = parsePageKey(page)?.subject;
    const id = subject?.kind === "measure" ? subject.measureId : subject?.planId;
    return [...measures, ...plans].find((item) => item.id === id)?.code ?? "";
  };
  return {
    room: formatRoomName({ kind: "closing", meetingId: row.id }),
    remarks: words?.remarks ?? "",
    decisions: words?.decisions ?? "",
    agreed: improvementsOf(db, row)
      .filter(({ action }) => action.trim() !== "")
      .flatMap(({ id, departmentId, page, action, owners, dueOn, dueTyped }) => {
        const department = departments.find((each) => each.id === departmentId);
        if (!department) return [];
        return [{ id, department, code: codeOf(page), action, owners, dueOn, dueTyped }];
      }),
  };
}
