import { createTransport } from "nodemailer";
import {
  readMailAddresses,
  targetProblem,
  type ChannelKind,
} from "~/domain/reminders/channel-target";
import type { DigestMessage } from "~/services/digest.server";
import type { DeliveryError } from "~/services/ports";
import { allowsLoopback, mailSettings } from "~/services/reminder-environment.server";
import { messageText, plainLine } from "./message-text";
import { postJson } from "./post-json";
import { isTaken, webhookBody, type WebhookKind } from "./webhook-message";

/** What came of sending one message. `again`: whether it is safe and of use to try once more. */
export type Sent = { ok: true } | { ok: false; error: DeliveryError; again: boolean };

/** Sends a message to a channel. Never throws for what the other side does. */
export type SendDigest = (
  channel: { kind: ChannelKind; target: string },
  message: DigestMessage,
  signal: AbortSignal,
) => Promise<Sent>;

/** The longest e-mail, octets, and how long its server may take for each step, ms. */
const MAIL_BYTES = 200_000;
const MAIL_TIMEOUT = 10_000;

/** The real one: over HTTPS or SMTP. */
export const sendDigest: SendDigest = ({ kind, target }, message, signal) =>
  kind === "email" ? sendMail(target, message) : callWebhook(kind, target, message, signal);

async function callWebhook(
  kind: WebhookKind,
  target: string,
  message: DigestMessage,
  signal: AbortSignal,
): Promise<Sent> {
  const allowLoopback = allowsLoopback();
  // Judged anew: the channel may have been saved when more was allowed.
  if (targetProblem(kind, target, allowLoopback)) return failed("private-address", false);
  const posted = await postJson(target, webhookBody(kind, message), { allowLoopback, signal });
  switch (posted.kind) {
    case "private-address":
      return failed("private-address", false);
    case "unreachable":
      return failed("unreachable", true);
    case "unanswered":
      return failed("unanswered", false);
    case "answered":
      return isTaken(kind, posted.status, posted.body) ? { ok: true } : failed("refused", true);
  }
}

async function sendMail(target: string, message: DigestMessage): Promise<Sent> {
  const settings = mailSettings();
  const to = readMailAddresses(target);
  if (!settings || !to) return failed("mail-not-set-up", true);
  const shape = { line: plainLine, lineBreak: "\n", mostBytes: MAIL_BYTES };
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: MAIL_TIMEOUT,
    greetingTimeout: MAIL_TIMEOUT,
    socketTimeout: MAIL_TIMEOUT,
    // Nothing of a message is ever read from this machine or fetched from elsewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: settings.from,
      to,
      subject: message.title,
      text: messageText(message, shape),
    });
    return { ok: true };
  } catch (error) {
    return mayHaveArrived(error) ? failed("unanswered", false) : failed("mail-failed", true);
  } finally {
    transport.close();
  }
}

/** The connection broke after the words themselves had gone out, before the server said anything. */
function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown };
  return command === "DATA" && responseCode === undefined;
}

function failed(error: DeliveryError, again: boolean): Sent {
  return { ok: false, error, again };
}
