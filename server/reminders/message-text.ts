import type { DigestLine, DigestMessage } from "~/services/digest.server";

/** How a channel sets off the lines of a message. */
export interface Shape {
  line(line: DigestLine): string;
  /** Between two lines. */
  lineBreak: string;
  /** The most octets of UTF-8 that the whole may have. */
  mostBytes: number;
}

/**
 * A message's lines as one text. Items that there is no room for are counted at the end, never
 * dropped in silence.
 */
export function messageText({ lines, more }: DigestMessage, shape: Shape): string {
  const write = (line: DigestLine) => shape.line({ ...line, words: oneLine(line.words) });
  const written = lines.map(write);
  const all = written.join(shape.lineBreak);
  if (Buffer.byteLength(all) <= shape.mostBytes) return all;
  const rest = (from: number) => {
    const items = lines.slice(from).filter(({ kind }) => kind === "item").length;
    return write({ kind: "text", words: more(items) });
  };
  let kept = written.length;
  let text = all;
  while (kept > 0 && Buffer.byteLength(text) > shape.mostBytes) {
    kept -= 1;
    text = [...written.slice(0, kept), rest(kept)].join(shape.lineBreak);
  }
  return text;
}

/** Everything as it is, for channels without markup. */
export const plainLine = ({ kind, words }: DigestLine): string =>
  ({ text: words, department: `\n${words}`, label: `${words}:`, item: `- ${words}` })[kind];

/**
 * Group robots' markdown. What people wrote must stay words: in it, signs of markup (a mention of
 * everybody among them) are replaced by their full-width forms, because the robots know no escaping.
 */
export const markdownLine = ({ kind, words }: DigestLine): string => {
  const harmless = withoutMarkup(words);
  const shapes = {
    text: harmless,
    department: `**${harmless}**`,
    label: `> ${harmless}`,
    item: `- ${harmless}`,
  };
  return shapes[kind];
};

/** Signs of markup as their full-width forms. */
export function withoutMarkup(words: string): string {
  return words.replaceAll(/[<>[\]*_`#@~|\\]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  );
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, " ").trim();
}
