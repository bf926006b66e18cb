import { isSealed } from "~/domain/meeting/phase";
import type { Span } from "~/domain/scorecard/validity";
import { measurePageKey, planPageKey, type PageKey } from "~/sheet/page-key";
import { judging, ok, refuse, type Judging, type Outcome, type Work } from "../command.server";
import type { Ask } from "../context.server";
import { meetingsOf, type Meeting } from "../meetings.server";
import { hasWords } from "../page-words.server";
import { projectAnew } from "../project-anew.server";
import { outlineAt } from "../scorecard.server";

/** In whose sheet the pages of a measure or an action plan are in an open meeting; null: in nobody's. */
export interface Home {
  readonly meeting: Meeting;
  readonly departmentId: string | null;
}

/**
 * To be done before a change that may move pages: what somebody has just typed on them counts, so it
 * is on disk before it is looked for.
 *
 * @param page the first one; null: of what does not exist yet
 */
export function writeDown(ask: Ask, page: PageKey | null): Outcome<null> {
  const work = judging(ask);
  const isSomewhere = ({ departmentId }: Home) => departmentId !== null;
  if (page !== null && work.may("scorecard.edit") && homesOf(work, page).some(isSomewhere)) {
    ask.rooms.flush();
  }
  return ok(null);
}

/** Where pages are now, for each meeting of the company that is not closed. @param page the first one */
export function homesOf({ db, actor }: Judging, page: PageKey): Home[] {
  return meetingsOf(db, actor.companyId)
    .filter(({ phase }) => !isSealed(phase))
    .map((meeting) => {
      const { measures, plans } = outlineAt(db, meeting.companyId, meeting.month);
      const item =
        measures.find(({ id }) => measurePageKey(id) === page) ??
        plans.find(({ id }) => planPageKey(id) === page);
      return { meeting, departmentId: item?.departmentId ?? null };
    });
}

/**
 * [MP6] Ends a change of a measure or an action plan: where it takes pages from a department in an
 * open meeting, it is refused if there are words on them; else the sheets that lose and get them are
 * projected anew, before any screen is told of the change.
 *
 * @param before where they were (`homesOf`), @param given the months that were asked for: a refusal
 *   names the field that moves the pages.
 */
export function movePages(
  work: Work,
  page: PageKey,
  before: readonly Home[],
  given: Span,
): Outcome<null> {
  const after = new Map(homesOf(work, page).map((home) => [home.meeting.id, home.departmentId]));
  for (const { meeting, departmentId: from } of before) {
    const to = after.get(meeting.id) ?? null;
    if (from === to) continue;
    const { id: meetingId, month } = meeting;
    if (from !== null && hasWords(work.db, { meetingId, departmentId: from }, page)) {
      const end = month < given.validFrom ? "validFrom" : "validTo";
      return refuse("page-has-words", to === null ? end : "departmentId");
    }
    for (const departmentId of [from, to]) {
      if (departmentId !== null) projectAnew(work, meetingId, departmentId);
    }
  }
  return ok(null);
}
