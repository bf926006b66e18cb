import { company } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { dayInZone } from "~/domain/scorecard/month";
import type { Services } from "~/services/context.server";
import { relightPlans } from "~/services/kept-lights.server";
import { meetingsOf, revisionOf } from "~/services/meetings.server";
import { cleanPictures } from "~/services/pictures/clean-pictures.server";
import type { Log } from "./log";

/** How often the calendar is looked at. */
const LOOK_MS = 60_000;

type Ports = Pick<Services, "db" | "clock" | "rooms"> & { readonly log: Log };

/**
 * Judges the action plans of each company anew when its day changes, and once at the start: a
 * milestone becomes overdue by a day passing, without anybody doing anything. Pictures that nothing
 * shows any more are thrown away at the same moments.
 *
 * It never throws: a disk that is full as the day turns must neither end the process nor keep it from
 * starting. A company's day counts as turned only when all of it has succeeded, so what failed is
 * told to the operator and done at a later look.
 *
 * @returns how to stop.
 */
export function watchDays(ports: Ports): () => void {
  const { db, clock, log } = ports;
  const days = new Map<string, string>();
  const attempt = (work: () => void, facts: object = {}) => {
    try {
      work();
    } catch (error) {
      log.error("day not turned", { ...facts, error });
    }
  };
  const look = () => {
    const now = clock.now();
    for (const { id, timeZone } of db.select().from(company).all()) {
      const turn = () => {
        const today = dayInZone(now, timeZone);
        if (days.get(id) === today) return;
        turnDay(ports, id, now);
        days.set(id, today);
      };
      attempt(turn, { companyId: id });
    }
  };
  attempt(look);
  const timer = setInterval(() => attempt(look), LOOK_MS).unref();
  return () => clearInterval(timer);
}

function turnDay({ db, rooms }: Ports, companyId: string, now: number): void {
  const entries = db.transaction((tx) => relightPlans(tx, companyId, now));
  if (entries.length > 0) {
    const revision = revisionOf(db, companyId);
    rooms.publish({ kind: "company", companyId }, { revision, entries });
    for (const { id: meetingId, phase } of meetingsOf(db, companyId)) {
      // A closed meeting goes on showing what it froze.
      if (isSealed(phase)) continue;
      rooms.publish({ kind: "meeting", meetingId }, { revision, entries });
    }
  }
  db.transaction((tx) => cleanPictures(tx, companyId));
}
