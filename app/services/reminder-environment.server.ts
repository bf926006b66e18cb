/*
 * What the installation says about sending reminders, in its environment. Read whenever it is asked
 * for: nothing of it is kept.
 */

/** Whether webhooks on this machine itself may be called, over HTTP too: for tests only. */
export function allowsLoopback(): boolean {
  return process.env["REMINDERS_ALLOW_LOOPBACK"] === "1";
}

/** How e-mail is sent: SMTP_URL and SMTP_FROM; null unless both are there. */
export function mailSettings(): { url: string; from: string } | null {
  const [url, from] = [process.env["SMTP_URL"], process.env["SMTP_FROM"]];
  return url && from ? { url, from } : null;
}
