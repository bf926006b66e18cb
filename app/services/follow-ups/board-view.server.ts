import { asc, eq } from "drizzle-orm";
import { followUp, followUpEvent } from "#db/schema";
import { can } from "~/domain/access/can";
import { compareDue, isOpen } from "~/domain/follow-up/state";
import { dayInZone } from "~/domain/scorecard/month";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import { ownerKey } from "~/sheet/owners";
import type { BoardView, EventValues, FollowUpEventView } from "~/views/board";
import type { Ask } from "../context.server";
import { peopleOf } from "../meeting-view.server";
import { nameOf, revisionOf, timeZoneOf } from "../meetings.server";
import { companyNames } from "./company-names.server";
import { lightEntriesOf, monthAtHand, shownSince } from "./company-snapshot.server";
import { boardFollowUps } from "./follow-up-rows.server";

/** The board of the person's company. The caller has asked `can` for meeting.read. */
export function boardOf({ db, clock, who: { actor } }: Ask): BoardView {
  const { companyId } = actor;
  const timeZone = timeZoneOf(db, companyId);
  const today = dayInZone(clock.now(), timeZone);
  const month = monthAtHand(db, companyId, today);
  const departments = [...companyNames(db, companyId).departments.values()];
  return {
    companyId,
    revision: revisionOf(db, companyId),
    timeZone,
    month,
    followUps: boardFollowUps(db, companyId, shownSince(today)),
    values: Object.fromEntries(month === null ? [] : lightEntriesOf(db, companyId, month)),
    departments,
    people: peopleOf(db, companyId),
    mayMove: departments
      .filter(({ id }) => can(actor, "follow-up.edit", { companyId, departmentId: id }))
      .map(({ id }) => id),
  };
}

/** What an event's row holds of a follow-up. */
type StoredValues = Omit<EventValues, "owners"> & { owners?: string[] };

/** The history of a follow-up, the newest event first; null when the company has none of that id. */
export function eventsOf({ db, who: { actor } }: Ask, id: string): FollowUpEventView[] | null {
  const row = db.select().from(followUp).where(eq(followUp.id, id)).get();
  if (row?.companyId !== actor.companyId) return null;
  const { ownerOf } = companyNames(db, actor.companyId);
  // Keys of owners are for machines; their names are what was changed.
  const named = (values: unknown): EventValues => {
    const { owners, ...rest } = (values ?? {}) as StoredValues;
    return owners ? { ...rest, owners: owners.flatMap((key) => ownerOf(key) ?? []) } : rest;
  };
  return db
    .select()
    .from(followUpEvent)
    .where(eq(followUpEvent.followUpId, id))
    .orderBy(asc(followUpEvent.id))
    .all()
    .toReversed()
    .map(({ id: eventId, kind, at, personId, reason, before, after }) => ({
      id: eventId,
      kind,
      at,
      person: nameOf(db, personId),
      reason,
      before: named(before),
      after: named(after),
    }));
}

/** The open follow-ups that this person owns, by due date: what is overdue stands first. */
export function owedBy({ db, clock, who: { actor } }: Ask): LiveFollowUp[] {
  const { companyId, personId } = actor;
  const key = ownerKey({ kind: "person", personId });
  const today = dayInZone(clock.now(), timeZoneOf(db, companyId));
  return boardFollowUps(db, companyId, today)
    .filter(({ state, withdrawn }) => isOpen(state) && !withdrawn)
    .filter(({ owners }) => owners.some((owner) => owner.key === key))
    .toSorted(compareDue);
}
