import type { ChannelKind } from "~/domain/reminders/channel-target";
import type { DigestMessage } from "~/services/digest.server";
import { markdownLine, messageText, plainLine, withoutMarkup } from "./message-text";

/** The channels that take a JSON POST. */
export type WebhookKind = Exclude<ChannelKind, "email">;

/** WeCom takes 4,096 octets of markdown, the others 20,000; with room for the title. */
const WECOM_BYTES = 3_600;
const OTHER_BYTES = 18_000;

/** The JSON that a group robot of this kind takes. */
export function webhookBody(kind: WebhookKind, message: DigestMessage): unknown {
  const title = withoutMarkup(message.title);
  switch (kind) {
    case "wecom": {
      const shape = { line: markdownLine, lineBreak: "\n", mostBytes: WECOM_BYTES };
      const content = `### ${title}\n${messageText(message, shape)}`;
      return { msgtype: "markdown", markdown: { content } };
    }
    case "dingtalk": {
      // A single line break is none in DingTalk's markdown.
      const shape = { line: markdownLine, lineBreak: "\n\n", mostBytes: OTHER_BYTES };
      const text = `### ${title}\n\n${messageText(message, shape)}`;
      return { msgtype: "markdown", markdown: { title, text } };
    }
    case "feishu": {
      const shape = { line: plainLine, lineBreak: "\n", mostBytes: OTHER_BYTES };
      // A text message knows one piece of markup, <at …>: no sign of it may come from people's words.
      const text = messageText(message, shape).replaceAll("<", "＜");
      return { msg_type: "text", content: { text: `${title}\n${text}` } };
    }
  }
}

/** Whether a robot took the message: it says so inside an answer that is always a 200. */
export function isTaken(kind: WebhookKind, status: number, body: string): boolean {
  if (status !== 200) return false;
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== "object" || answer === null) return false;
    if (kind === "feishu") {
      return ("code" in answer ? answer.code : "StatusCode" in answer && answer.StatusCode) === 0;
    }
    return "errcode" in answer && answer.errcode === 0;
  } catch {
    return false;
  }
}
