/*
 * How many lines a text takes, without a browser to measure it: the server has to know how high a
 * shape is before anybody has seen it. In em of the text's own size; rather too wide than too narrow.
 */

/** Scripts whose signs are as wide as they are high, and break anywhere. */
const WIDE = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFF60]/u;
/** What stays together: one wide sign, a word of other signs, the space between words. */
const PIECES = new RegExp(`${WIDE.source}|(?:(?!${WIDE.source})\\S)+|\\s+`, "gu");
const BROAD = /[\p{Lu}\d%@&mw]/u;

/** The width of one sign. */
function signWidth(sign: string): number {
  if (WIDE.test(sign)) return 1;
  return BROAD.test(sign) ? 0.68 : 0.54;
}

/** The width of a text on one line. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((total, sign) => total + signWidth(sign), 0);
}

/** The lines of a text in a column of a width, broken at spaces and between wide signs. */
export function linesAt(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const piece of text.match(PIECES) ?? []) {
    const needed = textWidth(piece);
    if (used > 0 && used + needed > width && piece.trim() !== "") {
      lines += 1;
      used = 0;
    }
    used += needed;
  }
  return lines;
}
