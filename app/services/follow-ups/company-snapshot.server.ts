import {
  addMonths,
  dayInZone,
  firstDay,
  monthOf,
  type Day,
  type Month,
} from "~/domain/scorecard/month";
import type { Db } from "#db/client";
import { followUpKey } from "~/protocol/live-keys";
import { lightsOf, liveEntries } from "../lights.server";
import { meetingsOf, revisionOf, timeZoneOf } from "../meetings.server";
import type { LiveEntry } from "../ports";
import { boardFollowUps } from "./follow-up-rows.server";

/** How many months before this one what was settled still stands on the board. */
const SHOWN_MONTHS = 2;

/**
 * Everything that is live in a company's room: the follow-ups of its board, and the lights of the
 * month that the board speaks of.
 *
 * @param now product clock, ms
 */
export function companySnapshot(
  db: Db,
  companyId: string,
  now: number,
): { revision: number; entries: LiveEntry[] } {
  const today = dayInZone(now, timeZoneOf(db, companyId));
  const month = monthAtHand(db, companyId, today);
  return {
    revision: revisionOf(db, companyId),
    entries: [
      ...boardFollowUps(db, companyId, shownSince(today)).map((each): LiveEntry => [
        followUpKey(each.id),
        each,
      ]),
      ...(month === null ? [] : lightEntriesOf(db, companyId, month)),
    ],
  };
}

/** The first day from which on what was settled stands on the board. */
export function shownSince(today: Day): Day {
  return firstDay(addMonths(monthOf(today), -SHOWN_MONTHS));
}

/**
 * The month whose lights are "now": of the months that have begun and have a meeting, the newest with
 * a figure in it. A meeting that was only opened must not turn everything grey. Null without any.
 */
export function monthAtHand(db: Db, companyId: string, today: Day): Month | null {
  const months = meetingsOf(db, companyId)
    .map(({ month }) => month)
    .filter((month) => month <= monthOf(today));
  const isLit = (month: Month) =>
    [...lightsOf(db, companyId, month).values()].some(
      ({ kind, light }) => kind === "measure" && light !== "grey",
    );
  return months.find(isLit) ?? months[0] ?? null;
}

/** The lights of measures and plans in a month. */
export function lightEntriesOf(db: Db, companyId: string, month: Month): LiveEntry[] {
  const lights = [...lightsOf(db, companyId, month).values()];
  return liveEntries(lights.filter(({ kind }) => kind === "measure" || kind === "plan"));
}
