import { company } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { dayInZone } from "~/domain/scorecard/month";
import type { Services } from "~/services/context.server";
import { relightPlans } from "~/services/kept-lights.server";
import { meetingsOf, revisionOf } from "~/services/meetings.server";
import { cleanPictures } from "~/services/pictures/clean-pictures.server";

/** How often the calendar is looked at. */
const LOOK_MS = 60_000;

/**
 * Judges the action plans of each company anew when its day changes, and once at the start: a
 * milestone becomes overdue by a day passing, without anybody doing anything. Pictures that nothing
 * shows any more are thrown away at the same moments.
 *
 * @returns how to stop.
 */
export function watchDays({
  db,
  clock,
  rooms,
}: Pick<Services, "db" | "clock" | "rooms">): () => void {
  const days = new Map<string, string>();
  const look = () => {
    const now = clock.now();
    for (const { id, timeZone } of db.select().from(company).all()) {
      const today = dayInZone(now, timeZone);
      if (days.get(id) === today) continue;
      days.set(id, today);
      db.transaction((tx) => cleanPictures(tx, id));
      const entries = db.transaction((tx) => relightPlans(tx, id, now));
      if (entries.length === 0) continue;
      const revision = revisionOf(db, id);
      rooms.publish({ kind: "company", companyId: id }, { revision, entries });
      for (const { id: meetingId, phase } of meetingsOf(db, id)) {
        // A closed meeting goes on showing what it froze.
        if (isSealed(phase)) continue;
        rooms.publish({ kind: "meeting", meetingId }, { revision, entries });
      }
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS).unref();
  return () => clearInterval(timer);
}
