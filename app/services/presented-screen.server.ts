import { isSealed } from "~/domain/meeting/phase";
import type { MeetingView } from "~/views/meeting";
import { closingOf } from "./closing-view.server";
import type { Ask } from "./context.server";
import { coverOf } from "./cover-view.server";
import type { Meeting } from "./meetings.server";
import { overviewOf } from "./overview-view.server";
import { departmentPage } from "./page-view.server";

/**
 * What the projector shows: the place where the room is, in a live meeting; before and after it,
 * only that it has not begun or is over. The caller has asked `can` for meeting.read.
 */
export function presentedScreen(ask: Ask, row: Meeting, { live, agenda }: MeetingView) {
  const { phase, place } = live;
  if (isSealed(phase)) return { kind: "closed" as const };
  const entry = agenda.find(({ id }) => id === place?.item);
  if (phase !== "live" || !entry) return { kind: "waiting" as const };
  switch (entry.part) {
    case "overview":
      return { kind: "overview" as const, overview: overviewOf(ask.db, row) };
    case "closing":
      return { kind: "closing" as const, closing: closingOf(ask.db, row) };
    case "department": {
      const departmentId = entry.department?.id;
      if (departmentId === undefined) return { kind: "waiting" as const };
      const link = entry.pages.find(({ key }) => key === place?.page);
      return link
        ? { kind: "page" as const, page: departmentPage(ask, row, departmentId, link) }
        : { kind: "cover" as const, entry, cover: coverOf(ask, row, departmentId) };
    }
  }
}
