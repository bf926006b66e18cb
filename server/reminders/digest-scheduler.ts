import { and, eq, isNotNull, lt, lte } from "drizzle-orm";
import type { Db } from "#db/client";
import { company, digestChannel, digestDelivery } from "#db/schema";
import { waitAfter } from "~/domain/reminders/retry";
import { hourInZone } from "~/domain/reminders/zone-time";
import { dayInZone } from "~/domain/scorecard/month";
import { IN_FLIGHT } from "~/services/digest-channels.server";
import { digestMessage, testMessage } from "~/services/digest.server";
import type { Clock, Reminders } from "~/services/ports";
import type { Log } from "../log";
import type { SendDigest, Sent } from "./send-digest";

/** How often the scheduler looks whether there is something to send, ms. */
const LOOK_EVERY = 30_000;

/** How long a server that stops waits for what is being sent, ms: a mail cannot be broken off. */
const STOP_GRACE = 2_000;

export interface SchedulerPorts {
  db: Db;
  clock: Clock;
  log: Log;
  send: SendDigest;
  /** From 0 up to 1. */
  random(): number;
}

type Channel = typeof digestChannel.$inferSelect;
type Delivery = typeof digestDelivery.$inferSelect;

/**
 * Sends each company's daily digest. What is to be sent, how often it was tried and whether it
 * arrived are rows: a restart changes nothing.
 *
 * A channel gets one digest a day at most. Its row is claimed before anything is sent, and what may
 * have arrived without our knowing (the process died, no answer came) is not sent again.
 */
export class DigestScheduler implements Reminders {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private hasRecovered = false;
  private readonly stopping = new AbortController();

  constructor(private readonly ports: SchedulerPorts) {}

  /** Begins to look every half minute. */
  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.timer.unref();
  }

  /** Ends: nothing new is sent, and what is under way is broken off, or counts as unanswered. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.stopping.abort();
    const grace = new Promise<void>((resolve) => setTimeout(resolve, STOP_GRACE).unref());
    await Promise.race([this.running, grace]);
  }

  /** Sends what is due now. Asked while it is at it, it joins in waiting for that. */
  look(): Promise<void> {
    this.running ??= this.work().finally(() => (this.running = null));
    return this.running;
  }

  /** Sends a test message at once, whether or not the channel is switched on. */
  async test(channelId: string): ReturnType<Reminders["test"]> {
    const { db, clock, send } = this.ports;
    const channel = db.select().from(digestChannel).where(eq(digestChannel.id, channelId)).get();
    if (!channel) return { ok: false, error: "unreachable" };
    const message = testMessage(db, channel.companyId, channel.locale, clock.now());
    const sent = await send(channel, message, this.stopping.signal);
    return sent.ok ? sent : { ok: false, error: sent.error };
  }

  private async work(): Promise<void> {
    try {
      this.recover();
      this.plan();
      for (const { delivery, channel } of this.due()) {
        if (this.stopping.signal.aborted) return;
        await this.deliver(delivery, channel);
      }
    } catch (error) {
      this.ports.log.error("digests could not be sent", { error });
    }
  }

  /**
   * What was being sent when the process ended may have arrived. Before anything is sent, once; while
   * the disk takes nothing, at each look again.
   */
  private recover(): void {
    if (this.hasRecovered) return;
    this.ports.db
      .update(digestDelivery)
      .set({ lastError: "unanswered" })
      .where(eq(digestDelivery.lastError, IN_FLIGHT))
      .run();
    this.hasRecovered = true;
  }

  /** Enters today's digest for every channel whose hour has come, and gives up what is of yesterday. */
  private plan(): void {
    const { db, clock } = this.ports;
    const now = clock.now();
    const enabled = db
      .select({ channel: digestChannel, timeZone: company.timeZone })
      .from(digestChannel)
      .innerJoin(company, eq(company.id, digestChannel.companyId))
      .where(eq(digestChannel.enabled, true))
      .all();
    for (const { channel, timeZone } of enabled) {
      const day = dayInZone(now, timeZone);
      this.giveUpBefore(channel.id, day);
      if (hourInZone(now, timeZone) < channel.hour) continue;
      db.insert(digestDelivery)
        .values({ channelId: channel.id, day, attempts: 0, nextAttemptAt: now })
        .onConflictDoNothing()
        .run();
    }
  }

  private giveUpBefore(channelId: string, day: string): void {
    const { db } = this.ports;
    const waiting = db
      .select()
      .from(digestDelivery)
      .where(
        and(
          eq(digestDelivery.channelId, channelId),
          lt(digestDelivery.day, day),
          isNotNull(digestDelivery.nextAttemptAt),
        ),
      )
      .all();
    for (const { id, lastError } of waiting) {
      this.settle(id, { nextAttemptAt: null, lastError: lastError ?? "too-late" });
    }
  }

  private due(): { delivery: Delivery; channel: Channel }[] {
    const { db, clock } = this.ports;
    return db
      .select({ delivery: digestDelivery, channel: digestChannel })
      .from(digestDelivery)
      .innerJoin(digestChannel, eq(digestChannel.id, digestDelivery.channelId))
      .where(and(eq(digestChannel.enabled, true), lte(digestDelivery.nextAttemptAt, clock.now())))
      .all();
  }

  private async deliver({ id, attempts }: Delivery, channel: Channel): Promise<void> {
    const { db, clock, log, send } = this.ports;
    const message = digestMessage(db, channel.companyId, channel.locale, clock.now());
    // A day without anything to say is over with that.
    if (!message) return this.settle(id, { nextAttemptAt: null });
    const tries = attempts + 1;
    this.settle(id, { attempts: tries, nextAttemptAt: null, lastError: IN_FLIGHT });
    const sent = await send(channel, message, this.stopping.signal);
    this.settle(id, this.resultOf(sent, tries));
    const facts = { channel: channel.id, kind: channel.kind, tries };
    if (sent.ok) log.info("digest delivered", facts);
    else log.warn("digest not delivered", { ...facts, why: sent.error });
  }

  private resultOf(sent: Sent, tries: number): Partial<Delivery> {
    const { clock, random } = this.ports;
    const now = clock.now();
    if (sent.ok) return { deliveredAt: now, nextAttemptAt: null, lastError: null };
    const wait = sent.again ? waitAfter(tries, random()) : null;
    return { lastError: sent.error, nextAttemptAt: wait === null ? null : now + wait };
  }

  private settle(id: number, values: Partial<Delivery>): void {
    this.ports.db.update(digestDelivery).set(values).where(eq(digestDelivery.id, id)).run();
  }
}
