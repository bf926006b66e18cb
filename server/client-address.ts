import { isIPv6 } from "node:net";

/** What a proxy may write in front of an IPv4 address. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Longer than any address; what a proxy says beyond it is nothing to keep. */
const LONGEST = 64;

/**
 * The place that an address stands for, to count what comes from it. With IPv6 whoever rents one line
 * has at least a whole network of 2^64 addresses, and would be somebody new with each: it is the
 * network that counts.
 *
 * @param address as the socket or a proxy says it
 */
export function placeOf(address: string): string {
  const [, v4] = MAPPED.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  const plain = address.split("%", 1)[0] ?? "";
  if (!isIPv6(plain)) return address.slice(0, LONGEST);
  const [head = "", tail] = plain.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  const network = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}

/**
 * The place that a request came from, for limits. Behind TLS there is a proxy, whose last entry in
 * X-Forwarded-For is the peer it saw; without one the header is anybody's and not looked at.
 *
 * @param secure whether we are reached through TLS
 * @param peer the address at the other end of the socket
 */
export function cameFrom(secure: boolean, forwarded: string | null, peer: string): string {
  const seen = secure ? forwarded?.split(",").at(-1)?.trim() : "";
  return placeOf(seen || peer);
}
