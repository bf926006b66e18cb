/** The parts of a formula. Rules BF1–BF3. */
import { toHalfWidth } from "../half-width";

/** A part; `at` is the offset of its first character. */
export type Token =
  | { readonly kind: "number"; readonly text: string; readonly at: number }
  /** A name, its quotes taken away; only an unquoted one can be that of a function. */
  | { readonly kind: "name"; readonly name: string; readonly quoted: boolean; readonly at: number }
  /** `[row]`, its brackets taken away. */
  | { readonly kind: "row"; readonly name: string; readonly at: number }
  | { readonly kind: "sign"; readonly sign: Sign; readonly at: number }
  | { readonly kind: "end"; readonly at: number };

/** The characters with a meaning of their own. */
export type Sign = "+" | "-" | "*" | "/" | "(" | ")" | "," | ".";

const SIGNS: ReadonlyMap<string, Sign> = new Map([
  ["+", "+"],
  ["-", "-"],
  ["\u2212", "-"],
  ["*", "*"],
  ["\u00d7", "*"],
  ["/", "/"],
  ["\u00f7", "/"],
  ["(", "("],
  [")", ")"],
  [",", ","],
]);

/** What closes a name that begins with one of these. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ["`", "`"],
  ['"', '"'],
  ["\u201c", "\u201d"],
  ["\u300c", "\u300d"],
]);

const NUMBER = /^(?:\d+(?:\.\d*)?|\.\d+)%?$/;

/**
 * [BF1]–[BF3] Splits a formula into its parts, an `end` behind them.
 *
 * @returns the offset of what is none: a quote or bracket that is never closed, or has nothing in it
 */
export function tokenize(formula: string): readonly Token[] | number {
  const text = toHalfWidth(formula);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const next = char.trim() === "" ? at + 1 : takeToken(text, at, tokens);
    if (next === null) return at;
    at = next;
  }
  return [...tokens, { kind: "end", at: text.length }];
}

/** Takes the part that begins at `at`. @returns where the next one begins; null when there is none */
function takeToken(text: string, at: number, tokens: Token[]): number | null {
  const char = text.charAt(at);
  const sign = SIGNS.get(char) ?? (char === "." && tokens.at(-1)?.kind === "row" ? "." : undefined);
  if (sign !== undefined) {
    tokens.push({ kind: "sign", sign, at });
    return at + 1;
  }
  const quote = char === "[" ? "]" : QUOTES.get(char);
  if (quote !== undefined) return takeQuoted(text, at, quote, tokens);
  if (char === "]") return null;
  const end = endOfRun(text, at);
  const run = text.slice(at, end).trim();
  tokens.push(
    NUMBER.test(run)
      ? { kind: "number", text: run, at }
      : { kind: "name", name: run, quoted: false, at },
  );
  return end;
}

function takeQuoted(text: string, at: number, quote: string, tokens: Token[]): number | null {
  const end = text.indexOf(quote, at + 1);
  const name = end === -1 ? "" : text.slice(at + 1, end).trim();
  if (name === "") return null;
  tokens.push(quote === "]" ? { kind: "row", name, at } : { kind: "name", name, quoted: true, at });
  return end + 1;
}

/** [BF2] A name or number goes on up to the next sign, quote or bracket; it may hold spaces. */
function endOfRun(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isDelimiter(text.charAt(end))) end++;
  return end;
}

function isDelimiter(char: string): boolean {
  return SIGNS.has(char) || QUOTES.has(char) || char === "[" || char === "]";
}
