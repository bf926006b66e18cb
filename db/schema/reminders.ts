import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Day } from "~/domain/scorecard/month";
import { company } from "./company";
import { person } from "./people";

/** A person's secret calendar address; only the hash of its token is kept. One per person. */
export const calendarFeed = sqliteTable("calendar_feed", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  tokenHash: text("token_hash").notNull().unique(),
  createdAt: integer("created_at").notNull(),
});

/** Where a company's daily digest goes; off by default. */
export const digestChannel = sqliteTable("digest_channel", {
  id: text().primaryKey(),
  companyId: text("company_id")
    .notNull()
    .references(() => company.id),
  kind: text().$type<"wecom" | "dingtalk" | "feishu" | "email">().notNull(),
  /** Webhook address, or the e-mail addresses. Secret: never logged, shown shortened. */
  target: text().notNull(),
  locale: text().$type<"zh-CN" | "en">().notNull(),
  hour: integer().notNull(),
  enabled: integer({ mode: "boolean" }).notNull().default(false),
});

/** One day's digest to one channel, with its tries: what is retried and what has arrived. */
export const digestDelivery = sqliteTable(
  "digest_delivery",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    channelId: text("channel_id")
      .notNull()
      .references(() => digestChannel.id),
    day: text().$type<Day>().notNull(),
    attempts: integer().notNull(),
    nextAttemptAt: integer("next_attempt_at"),
    deliveredAt: integer("delivered_at"),
    lastError: text("last_error"),
  },
  (table) => [uniqueIndex("digest_delivery_of").on(table.channelId, table.day)],
);
