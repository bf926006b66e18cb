/** Which IP addresses lie inside somebody's network. Rule WA3. */

/** The reserved blocks of IPv4 (RFC 6890 and what is multicast), as first address and prefix length. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/**
 * [WA3] Whether an IP address is not one of the public internet: private, loopback, link-local,
 * shared, reserved or multicast. What is no IP address counts as such.
 */
export function isPrivateAddress(ip: string): boolean {
  if (!ip.includes(":")) return isPrivateV4(ip);
  const groups = readV6(ip);
  if (!groups) return true;
  const [first, second] = groups;
  const embedded = embeddedV4(groups);
  if (embedded !== null) return isPrivateV4(embedded);
  // Only 2000::/3 is given out; 2001::/23 is for protocols, 2001:db8::/32 for documentation.
  if ((first & 0xe000) !== 0x2000) return true;
  return first === 0x2001 && (second < 0x0200 || second === 0x0db8);
}

/** Whether an IP address is this machine itself. */
export function isLoopbackAddress(ip: string): boolean {
  return ip === "::1" || (numberV4(ip) ?? 0) >>> 24 === 127;
}

function isPrivateV4(ip: string): boolean {
  const number = numberV4(ip);
  if (number === null) return true;
  return PRIVATE_V4.some(
    ([first, length]) => (number ^ (numberV4(first) ?? 0)) >>> (32 - length) === 0,
  );
}

function numberV4(ip: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(ip)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((number, part) => ((number << 8) | part) >>> 0, 0);
}

/** The IPv4 address that an IPv6 one stands for (mapped, translated or 6to4); null for all others. */
function embeddedV4([a, b, c, d, e, f, g, h]: EightGroups): string | null {
  const dotted = (high: number, low: number) =>
    [high >>> 8, high & 255, low >>> 8, low & 255].join(".");
  const zeros = (...groups: number[]) => groups.every((group) => group === 0);
  if (zeros(a, b, c, d, e) && f === 0xffff) return dotted(g, h);
  if (a === 0x64 && b === 0xff9b && zeros(c, d, e, f)) return dotted(g, h);
  return a === 0x2002 ? dotted(b, c) : null;
}

type EightGroups = [number, number, number, number, number, number, number, number];

function readV6(text: string): EightGroups | null {
  const plain = withoutDots(text.split("%")[0] ?? "");
  const [left = "", right, ...rest] = plain.split("::");
  if (rest.length > 0) return null;
  const read = (half: string) => (half === "" ? [] : half.split(":").map(readGroup));
  const [high, low] = [read(left), right === undefined ? [] : read(right)];
  const missing = 8 - high.length - low.length;
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...high, ...Array<number>(missing).fill(0), ...low];
  return groups.every((group) => group >= 0) ? (groups as EightGroups) : null;
}

/** -1 for what is no group. */
function readGroup(group: string): number {
  return /^[0-9a-f]{1,4}$/i.test(group) ? parseInt(group, 16) : -1;
}

/** `::ffff:10.0.0.1` → `::ffff:a00:1`. */
function withoutDots(ip: string): string {
  const tail = ip.slice(ip.lastIndexOf(":") + 1);
  const number = tail.includes(".") ? numberV4(tail) : null;
  if (number === null) return ip;
  const [high, low] = [(number >>> 16).toString(16), (number & 0xffff).toString(16)];
  return `${ip.slice(0, -tail.length)}${high}:${low}`;
}
