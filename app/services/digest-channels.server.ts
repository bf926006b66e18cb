import { and, asc, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/id";
import { digestChannel, digestDelivery } from "#db/schema";
import { CHANNEL_KINDS, shortTarget, targetProblem } from "~/domain/reminders/channel-target";
import type { ChannelView, DeliveryError, LastDelivery, ReminderSettings } from "~/views/reminders";
import { command, ok, refuse, type Work } from "./command.server";
import type { Ask } from "./context.server";
import { timeZoneOf } from "./meetings.server";
import { allowsLoopback, mailSettings } from "./reminder-environment.server";

/** The most channels of one company. */
const MOST_CHANNELS = 20;

/** Marks a delivery that is being sent now. */
export const IN_FLIGHT = "in-flight";

type Channel = typeof digestChannel.$inferSelect;
type Delivery = typeof digestDelivery.$inferSelect;

/** What an administrator says of a channel. `id` absent: a new one; `target` empty: as it was. */
const channelInput = z.object({
  id: z.string().optional(),
  kind: z.enum(CHANNEL_KINDS),
  target: z.string().trim().max(2000),
  locale: z.enum(["zh-CN", "en"]),
  hour: z.number().int().min(0).max(23),
  enabled: z.boolean(),
});

/** Creates or changes a channel of the daily digest. */
export const saveDigestChannel = command({
  input: channelInput,
  run(work, { id: given, target: typed, ...rest }) {
    if (!work.may("reminders.manage")) return refuse("forbidden");
    const before = given === undefined ? null : channelOf(work, given);
    if (before === undefined) return refuse("unknown-channel");
    // An address of one kind means nothing to another.
    const target = typed || (before?.kind === rest.kind ? before.target : "");
    const problem = targetProblem(rest.kind, target, allowsLoopback());
    if (problem) return refuse(problem, "target");
    const { db, actor } = work;
    if (!before && channelsOf(work).length >= MOST_CHANNELS) return refuse("too-many-channels");
    const values = { ...rest, target };
    const id = before?.id ?? newId();
    if (before) db.update(digestChannel).set(values).where(eq(digestChannel.id, id)).run();
    else {
      db.insert(digestChannel)
        .values({ id, companyId: actor.companyId, ...values })
        .run();
    }
    work.record("save-digest-channel", id, before && tellable(before), tellable(values));
    return ok({ id });
  },
});

/** Deletes a channel with what was sent to it. */
export const deleteDigestChannel = command({
  input: z.object({ id: z.string() }),
  run(work, { id }) {
    if (!work.may("reminders.manage")) return refuse("forbidden");
    const before = channelOf(work, id);
    if (!before) return refuse("unknown-channel");
    work.db.delete(digestDelivery).where(eq(digestDelivery.channelId, id)).run();
    work.db.delete(digestChannel).where(eq(digestChannel.id, id)).run();
    work.record("delete-digest-channel", id, tellable(before), null);
    return ok(null);
  },
});

/** Notes that a test message is going to be sent, for whoever may; sending it is the caller's. */
export const testDigestChannel = command({
  input: z.object({ id: z.string() }),
  run(work, { id }) {
    if (!work.may("reminders.manage")) return refuse("forbidden");
    const channel = channelOf(work, id);
    if (!channel) return refuse("unknown-channel");
    work.record("test-digest-channel", id, null, null);
    return ok({ id });
  },
});

/** The reminders' part of the settings. The caller has asked `can` for reminders.manage. */
export function reminderSettings({ db, who }: Ask): ReminderSettings {
  const { companyId } = who.actor;
  const channels = db
    .select()
    .from(digestChannel)
    .where(eq(digestChannel.companyId, companyId))
    .orderBy(asc(digestChannel.id))
    .all();
  const lastOf = (channelId: string) =>
    db
      .select()
      .from(digestDelivery)
      .where(eq(digestDelivery.channelId, channelId))
      .orderBy(desc(digestDelivery.day))
      .limit(1)
      .get();
  return {
    mailReady: mailSettings() !== null,
    timeZone: timeZoneOf(db, companyId),
    channels: channels.map(({ target, companyId: _companyId, ...channel }): ChannelView => {
      const last = lastOf(channel.id);
      return {
        ...channel,
        shortTarget: shortTarget(channel.kind, target),
        last: last ? lastDelivery(last) : null,
      };
    }),
  };
}

/** A row of the deliveries, told apart by what has come of it. */
export function lastDelivery(row: Delivery): LastDelivery {
  const { day, attempts: tries, nextAttemptAt, deliveredAt, lastError } = row;
  if (deliveredAt !== null) return { kind: "delivered", day, at: deliveredAt };
  if (lastError === IN_FLIGHT) return { kind: "trying", day, tries, error: null };
  const error = lastError as DeliveryError | null;
  if (nextAttemptAt !== null) return { kind: "trying", day, tries, error };
  return error === null ? { kind: "nothing-due", day } : { kind: "failed", day, tries, error };
}

function channelOf({ db, actor }: Work, id: string): Channel | undefined {
  return db
    .select()
    .from(digestChannel)
    .where(and(eq(digestChannel.id, id), eq(digestChannel.companyId, actor.companyId)))
    .get();
}

function channelsOf({ db, actor }: Work): Channel[] {
  return db.select().from(digestChannel).where(eq(digestChannel.companyId, actor.companyId)).all();
}

/** A channel as the audit log may tell it: whoever reads that must not be able to write to a robot. */
function tellable({ kind, target, locale, hour, enabled }: Omit<Channel, "id" | "companyId">) {
  return { kind, target: shortTarget(kind, target), locale, hour, enabled };
}
