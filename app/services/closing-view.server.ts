import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { closingRow } from "#db/schema";
import { formatRoomName } from "~/protocol/room-name";
import { parsePageKey } from "~/sheet/page-key";
import type { ClosingView } from "~/views/closing";
import { improvementsOf } from "./improvements.server";
import { agendaOf, type Meeting } from "./meetings.server";
import { scorecardAt } from "./scorecard.server";

/** The closing page: remarks and decisions as projected, and what was agreed. */
export function closingOf(db: Db, row: Meeting): ClosingView {
  const words = db.select().from(closingRow).where(eq(closingRow.meetingId, row.id)).get();
  const { departments, measures, plans } = scorecardAt(db, row.companyId, row.month);
  const pages = [...measures, ...plans];
  const placeOf = (page: string) => {
    const subject = parsePageKey(page)?.subject;
    const id = subject?.kind === "measure" ? subject.measureId : subject?.planId;
    return pages.findIndex((item) => item.id === id);
  };
  // In the order in which the departments and their pages are walked through.
  const order = new Map(agendaOf(db, row.id).map((item, index) => [item.departmentId, index]));
  const agreed = improvementsOf(db, row).filter(({ action }) => action.trim() !== "");
  agreed.sort(
    (a, b) =>
      (order.get(a.departmentId) ?? 0) - (order.get(b.departmentId) ?? 0) ||
      placeOf(a.page) - placeOf(b.page),
  );
  return {
    room: formatRoomName({ kind: "closing", meetingId: row.id }),
    remarks: words?.remarks ?? "",
    decisions: words?.decisions ?? "",
    agreed: agreed.flatMap(({ id, departmentId, page, action, owners, dueOn, dueTyped }) => {
      const department = departments.find((each) => each.id === departmentId);
      if (!department) return [];
      return [
        { id, department, code: pages[placeOf(page)]?.code ?? "", action, owners, dueOn, dueTyped },
      ];
    }),
  };
}
