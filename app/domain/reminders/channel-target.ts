/** Where a digest may be sent. Rules WA1–WA5. */
import { isLoopbackAddress, isPrivateAddress } from "./private-address";

/** Group robots that take an HTTPS POST, and e-mail. */
export const CHANNEL_KINDS = ["wecom", "dingtalk", "feishu", "email"] as const;
/** See {@link CHANNEL_KINDS}. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Why nothing can be sent to a target. */
export type TargetError = "bad-webhook-address" | "private-address" | "bad-mail-addresses";

/** The most e-mail addresses of one channel. */
const MOST_ADDRESSES = 50;

const MAIL_ADDRESS = /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+\.[^\s@<>",;:\\()[\]]+$/;

/**
 * [WA1]–[WA3] What is wrong with a target as it is typed; null when nothing is. What a host's name
 * stands for is only known when something is sent, and asked again then.
 *
 * @param allowLoopback whether this machine itself may be sent to, over HTTP too: for tests.
 */
export function targetProblem(
  kind: ChannelKind,
  target: string,
  allowLoopback: boolean,
): TargetError | null {
  if (kind === "email") return readMailAddresses(target) ? null : "bad-mail-addresses";
  const url = URL.canParse(target) ? new URL(target) : null;
  if (!url || url.username !== "" || url.password !== "") return "bad-webhook-address";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (allowLoopback && isLoopbackAddress(host) && isWeb(url.protocol)) return null;
  if (url.protocol !== "https:") return "bad-webhook-address";
  if (host === "localhost" || host.endsWith(".localhost")) return "private-address";
  return isAddress(host) && isPrivateAddress(host) ? "private-address" : null;
}

/** [WA4] The e-mail addresses of a text; null when one of them is none, or there are none. */
export function readMailAddresses(text: string): string[] | null {
  const addresses = text.split(/[\s,;，；、]+/).filter((part) => part !== "");
  const fits = addresses.length > 0 && addresses.length <= MOST_ADDRESSES;
  return fits && addresses.every((address) => MAIL_ADDRESS.test(address)) ? addresses : null;
}

/** [WA5] As much of a target as may be shown: whoever knows a robot's whole address can write to it. */
export function shortTarget(kind: ChannelKind, target: string): string {
  if (kind === "email") return target;
  const host = URL.canParse(target) ? new URL(target).host : "";
  return `${host}/…${target.slice(-4)}`;
}

function isWeb(protocol: string): boolean {
  return protocol === "https:" || protocol === "http:";
}

/** URL has already turned every spelling of an IPv4 address (hexadecimal, one number) into the dotted. */
function isAddress(host: string): boolean {
  return host.includes(":") || /^[\d.]+$/.test(host);
}
