import { can } from "~/domain/access/can";
import { formatRoomName } from "~/protocol/room-name";
import type { PageLink } from "~/views/meeting";
import type { Ask } from "./context.server";
import { demandMeeting, notFound } from "./loaders.server";
import { measurePagesOf } from "./measure-pages.server";
import type { Meeting } from "./meetings.server";
import type { PageInRoom } from "./page-history.server";
import { pagesOf } from "./pages.server";
import { storedRecordOf } from "./record/stored-record.server";
import { scorecardAt } from "./scorecard.server";

/** A page of a department's turn, found by its address, with the room that holds its words. */
export interface PagePlace {
  companyId: string;
  link: PageLink;
  place: PageInRoom;
}

/** The page that an address within a meeting names, for somebody who may read it. */
export function demandPage(
  ask: Ask,
  params: { month?: string; department?: string; page?: string },
): PagePlace {
  const meeting = demandMeeting(ask, params.month);
  const { companyId } = meeting;
  const scorecard = scorecardAt(ask.db, companyId, meeting.month);
  const department = scorecard.departments.find(({ code }) => code === params.department);
  if (!department) notFound({ kind: "unknown-department", code: params.department ?? "" });
  const subject = { companyId, departmentId: department.id };
  if (!can(ask.who.actor, "sheet.read", subject)) throw new Response(null, { status: 403 });
  const pages = pagesOf(scorecard, department.id, measurePagesOf(ask.db, meeting.id));
  const link = pages.find(({ code }) => code === params.page);
  if (!link) notFound({ kind: "unknown-page", code: params.page ?? "" });
  const sheet = formatRoomName({
    kind: "sheet",
    meetingId: meeting.id,
    departmentId: department.id,
  });
  return { companyId, link, place: { sheet, meetingId: meeting.id, page: link.key } };
}

/** The department whose cover an address within a meeting names, for somebody who may read its sheet. */
export function demandCover(
  ask: Ask,
  params: { month?: string; department?: string },
): { meeting: Meeting; departmentId: string } {
  const meeting = demandMeeting(ask, params.month);
  const { companyId, month } = meeting;
  const { departments } =
    storedRecordOf(ask.db, meeting)?.record.scorecard ?? scorecardAt(ask.db, companyId, month);
  const department = departments.find(({ code }) => code === params.department);
  if (!department) notFound({ kind: "unknown-department", code: params.department ?? "" });
  const subject = { companyId, departmentId: department.id };
  if (!can(ask.who.actor, "sheet.read", subject)) throw new Response(null, { status: 403 });
  return { meeting, departmentId: department.id };
}
