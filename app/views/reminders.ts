import type { ChannelKind } from "~/domain/reminders/channel-target";
import type { Day } from "~/domain/scorecard/month";
import type { Locale } from "~/i18n/zh-CN";

/** What came of sending a digest, as a code; the words for it live in i18n. */
export type DeliveryError =
  | "private-address"
  | "unreachable"
  /** Sent, and no answer came: it may have arrived, and is not sent again. */
  | "unanswered"
  | "refused"
  | "mail-not-set-up"
  | "mail-failed"
  /** The server was stopped, or the day was over, before it got through. */
  | "too-late";

/** What came of a day's digest. */
export type LastDelivery =
  | { kind: "delivered"; day: Day; at: number }
  | { kind: "nothing-due"; day: Day }
  | { kind: "trying"; day: Day; tries: number; error: DeliveryError | null }
  | { kind: "failed"; day: Day; tries: number; error: DeliveryError };

/** A channel as an administrator manages it; of its target only as much as may be shown. */
export interface ChannelView {
  id: string;
  kind: ChannelKind;
  shortTarget: string;
  locale: Locale;
  hour: number;
  enabled: boolean;
  last: LastDelivery | null;
}

/** The reminders' part of the company settings. */
export interface ReminderSettings {
  channels: ChannelView[];
  /** Whether the installation can send e-mail. */
  mailReady: boolean;
  timeZone: string;
}

/** A person's own page. */
export interface MeView {
  /** When the present calendar address was made; null while there is none. */
  calendarMadeAt: number | null;
  /** Whether they sign in with a password of their own, which they may change. */
  hasPassword: boolean;
  /** Whether signing in asks for a code; null in the demo, where nobody has a password. */
  secondFactor: boolean | null;
  timeZone: string;
}
