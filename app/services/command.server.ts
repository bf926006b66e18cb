import { eq, sql } from "drizzle-orm";
import type { z, ZodType } from "zod";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { auditEvent, company, meeting } from "#db/schema";
import { can, type Action, type Actor, type Subject } from "~/domain/access/can";
import type { ErrorCode } from "~/domain/error-code";
import { isSealed } from "~/domain/meeting/phase";
import { formatRoomName, type LiveRoom } from "~/protocol/room-name";
import type { Ask } from "./context.server";
import type { LiveEntry } from "./ports";

/** What a verb answers: a value, or the code of why not. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ErrorCode; field?: string };

/** Something to do after the commit, as a value: commit, then notify. */
type Effect =
  | { kind: "live"; meetingId: string | "open-meetings"; entries: readonly LiveEntry[] }
  | { kind: "company"; entries: readonly LiveEntry[] }
  | { kind: "recheck"; personId?: string; roomPrefix?: string }
  | { kind: "project"; roomPrefix: string }
  | { kind: "follows"; meetingId: string; read: (db: Db) => readonly LiveEntry[] };

/** What a verb works with, inside its transaction. */
export interface Work {
  db: Db;
  actor: Actor;
  /** Product clock, ms. */
  now: number;
  /** Whether the actor may do this in their own company. */
  may(action: Action, subject?: Omit<Subject, "companyId">): boolean;
  /** Writes the audit log, in the same transaction. */
  record(action: string, subject: string, before: unknown, after: unknown): void;
  /**
   * Pushes values to one meeting, or to every meeting of the company that is not closed and to the
   * company's own room.
   */
  push(entries: readonly LiveEntry[], meetingId?: string): void;
  /** Pushes values to the company's room alone: what is the same in and outside of meetings. */
  pushToCompany(entries: readonly LiveEntry[]): void;
  /**
   * Pushes to a meeting what follows from the change, read after the commit and told after what is
   * pushed otherwise: everybody waits for the light, nobody for what it counts towards.
   */
  pushAfterwards(meetingId: string, read: (db: Db) => readonly LiveEntry[]): void;
  /** Has live connections judged again, after the commit. */
  recheck(which: { personId?: string; roomPrefix?: string }): void;
  /**
   * Brings the rows of rooms whose name starts so up to date, after the commit and before what is
   * pushed later: for a verb that changed what counts of their documents.
   */
  project(roomPrefix: string): void;
  /** The ids of the people in the meeting's room now. */
  present(meetingId: string): readonly string[];
}

/** The part of `Work` that decides whether something may be done: it changes nothing. */
export type Judging = Pick<Work, "db" | "actor" | "now" | "may">;

/** For judging before the transaction begins, in a verb's `prepare`. */
export function judging({ db, clock, who: { actor } }: Ask): Judging {
  const { companyId } = actor;
  return {
    db,
    actor,
    now: clock.now(),
    may: (action, subject) => can(actor, action, { ...subject, companyId }),
  };
}

/** A verb: its parsed input, and what it does in one transaction. */
export interface Command<I, O> {
  input: ZodType<I>;
  /**
   * What has to happen before the transaction begins, in the same turn of the event loop: closing
   * has the rooms write down what they hold. It judges for itself first (`judging`): a refused verb
   * must not have kept the rooms busy. A refusal ends the command.
   */
  prepare?(ask: Ask, input: I): Outcome<null>;
  run(work: Work, input: I): Outcome<O>;
}

/** Gives a command its types; the table of commands is in commands.server.ts. */
export function command<I, O>(definition: Command<I, O>): Command<I, O> {
  return definition;
}

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  error: ErrorCode,
  field?: string,
): { ok: false; error: ErrorCode; field?: string } {
  return field === undefined ? { ok: false, error } : { ok: false, error, field };
}

/** Names the first field that does not parse, and what is wrong where people can make the mistake. */
function refuseInput([issue]: readonly z.core.$ZodIssue[]): ReturnType<typeof refuse> {
  const field = issue?.path.join(".");
  if (issue?.code === "too_big" && issue.origin === "string") return refuse("too-long", field);
  return refuse(issue?.message === "bad-code" ? "bad-code" : "bad-input", field);
}

/** Thrown inside the transaction to undo it; never leaves runCommand. */
class Refusal extends Error {
  constructor(readonly outcome: { ok: false; error: ErrorCode; field?: string }) {
    super(outcome.error);
  }
}

/**
 * Parses the input, runs the verb in one transaction together with its audit entries, and only
 * after the commit tells the rooms. A refused verb leaves nothing behind.
 *
 * @param raw whatever came over the wire; see `refuseInput`
 */
export function runCommand<I, O>(ask: Ask, verb: Command<I, O>, raw: unknown): Outcome<O> {
  const parsed = verb.input.safeParse(raw);
  if (!parsed.success) return refuseInput(parsed.error.issues);

  const preparation = verb.prepare?.(ask, parsed.data);
  if (preparation?.ok === false) return preparation;
  const effects: Effect[] = [];
  const { actor } = ask.who;
  let outcome: Outcome<O>;
  let revision = 0;
  try {
    outcome = ask.db.transaction(
      (tx) => {
        const result = verb.run(workIn(tx, ask, effects), parsed.data);
        if (!result.ok) throw new Refusal(result);
        revision = nextRevision(tx, actor.companyId);
        return result;
      },
      { behavior: "immediate" },
    );
  } catch (error) {
    if (error instanceof Refusal) return error.outcome;
    throw error;
  }
  perform(ask, effects, revision);
  return outcome;
}

const insertEvent = prepared((db) =>
  db
    .insert(auditEvent)
    .values({
      companyId: sql.placeholder("companyId"),
      personId: sql.placeholder("personId"),
      at: sql.placeholder("at"),
      action: sql.placeholder("action"),
      subject: sql.placeholder("subject"),
      before: sql`${sql.placeholder("before")}`,
      after: sql`${sql.placeholder("after")}`,
    })
    .prepare(),
);

/** JSON as a column holds it: nothing is no text. */
function jsonOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function workIn(db: Db, ask: Ask, effects: Effect[]): Work {
  const judge = judging({ ...ask, db });
  const { actor, now } = judge;
  return {
    ...judge,
    record: (action, subject, before, after) =>
      void insertEvent(db).run({
        companyId: actor.companyId,
        personId: actor.personId,
        at: now,
        action,
        subject,
        before: jsonOf(before),
        after: jsonOf(after),
      }),
    push: (entries, meetingId = "open-meetings") =>
      void effects.push({ kind: "live", meetingId, entries }),
    pushToCompany: (entries) => void effects.push({ kind: "company", entries }),
    pushAfterwards: (meetingId, read) => void effects.push({ kind: "follows", meetingId, read }),
    recheck: (which) => void effects.push({ kind: "recheck", ...which }),
    project: (roomPrefix) => void effects.push({ kind: "project", roomPrefix }),
    present: (meetingId) => ask.rooms.present(meetingId),
  };
}

const countCommand = prepared((db) =>
  db
    .update(company)
    .set({ revision: sql`${company.revision} + 1` })
    .where(eq(company.id, sql.placeholder("companyId")))
    .returning({ revision: company.revision })
    .prepare(),
);

/** Counts a company's revision up: the version of everything pushed or loaded after this. */
export function nextRevision(db: Db, companyId: string): number {
  return countCommand(db).get({ companyId })?.revision ?? 0;
}

/** Does what a verb asked for, in order; what it pushes to one room in a row, as one message. */
function perform({ db, rooms, who }: Ask, effects: readonly Effect[], revision: number): void {
  const pushes = new Map<string, { room: LiveRoom; entries: LiveEntry[] }>();
  const push = () => {
    for (const { room, entries } of pushes.values()) rooms.publish(room, { revision, entries });
    pushes.clear();
  };
  for (const effect of effects) {
    if (effect.kind === "follows") {
      push();
      const { meetingId } = effect;
      rooms.publish({ kind: "meeting", meetingId }, { revision, entries: effect.read(db) });
      continue;
    }
    if (effect.kind === "recheck" || effect.kind === "project") {
      push();
      // What could not be projected is behind on disk, and is tried again by whoever reads it next.
      if (effect.kind === "project") rooms.projectNow(effect.roomPrefix);
      else rooms.recheck(effect);
      continue;
    }
    for (const room of roomsOf(db, who.actor.companyId, effect)) {
      const name = formatRoomName(room);
      const before = pushes.get(name)?.entries ?? [];
      pushes.set(name, { room, entries: [...before, ...effect.entries] });
    }
  }
  push();
}

const meetingPhases = prepared((db) =>
  db
    .select({ id: meeting.id, phase: meeting.phase })
    .from(meeting)
    .where(eq(meeting.companyId, sql.placeholder("companyId")))
    .prepare(),
);

/** The rooms in which values are pushed. */
function roomsOf(
  db: Db,
  companyId: string,
  effect: Extract<Effect, { kind: "live" | "company" }>,
): LiveRoom[] {
  const ofCompany: LiveRoom = { kind: "company", companyId };
  if (effect.kind === "company") return [ofCompany];
  const { meetingId } = effect;
  if (meetingId !== "open-meetings") return [{ kind: "meeting", meetingId }];
  const open = meetingPhases(db)
    .all({ companyId })
    .filter(({ phase }) => !isSealed(phase));
  return [ofCompany, ...open.map(({ id }): LiveRoom => ({ kind: "meeting", meetingId: id }))];
}
