import { can } from "~/domain/access/can";
import { isDue } from "~/domain/scorecard/frequency";
import { addMonths, dayInZone, monthOf, yearOf, type Month } from "~/domain/scorecard/month";
import type { StartView } from "~/views/start";
import type { Ask } from "./context.server";
import { figuresOf } from "./figures.server";
import { owedBy } from "./follow-ups/board-view.server";
import { meetingsOf, timeZoneOf } from "./meetings.server";
import { measuresAt, ownersOf } from "./scorecard.server";
import { waitingQuestionsOf } from "./waiting-questions.server";

/** The start page: the company's meetings, and the figures that wait for this person. */
export function startOf(ask: Ask): StartView {
  const { db, clock, who } = ask;
  const { companyId } = who.actor;
  const meetings = meetingsOf(db, companyId);
  const timeZone = timeZoneOf(db, companyId);
  const today = dayInZone(clock.now(), timeZone);
  const ended = addMonths(monthOf(today), -1);
  const newest = meetings[0]?.month;
  return {
    meetings: meetings.map(({ id, month, phase }) => ({ id, month, phase })),
    mayOpen: can(who.actor, "meeting.open", { companyId }),
    nextMonth: newest === undefined ? ended : addMonths(newest, 1),
    missingActuals: missingActualsOf({ db, who }, ended),
    owed: owedBy(ask),
    waiting: waitingQuestionsOf(ask),
    timeZone,
    scorecardIsEmpty: measuresAt(db, companyId, ended).length === 0,
  };
}

function missingActualsOf(
  { db, who }: Pick<Ask, "db" | "who">,
  month: Month,
): StartView["missingActuals"] {
  const measures = measuresAt(db, who.actor.companyId, month);
  const mine = new Set(
    ownersOf(
      db,
      measures.map(({ versionId }) => versionId),
    )
      .filter(({ kind, personId }) => kind === "provider" && personId === who.actor.personId)
      .map(({ versionId }) => versionId),
  );
  const own = measures.filter(({ versionId }) => mine.has(versionId));
  if (own.length === 0) return null;
  const figures = figuresOf(
    db,
    own.map(({ id }) => id),
    yearOf(month),
  );
  const missing = own.filter(
    ({ id, frequency }) =>
      isDue(frequency, month) &&
      figures.get(id)?.months.find((each) => each.month === month)?.actual == null,
  );
  return { month, count: missing.length };
}
