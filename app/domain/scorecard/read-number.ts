/** Reads a number as people type and paste it. Rules NR1–NR7. */
import { toHalfWidth } from "../half-width";
import { hundredfoldToAskAbout } from "./level-slips";
import type { Levels } from "./types";

/** What the field knows about the number it expects. */
export interface NumberExpected {
  /** Whether the measure's unit is the percent sign. */
  readonly percent: boolean;
  /** The month's levels; without them a hundredth is not asked about. */
  readonly levels?: Levels;
}

/** Why a text is not taken as a number. */
export type NumberError =
  /** Nothing in it looks like a number, or it holds two of them. */
  | "not-a-number"
  /** A number with something behind or before it, such as a unit. */
  | "extra-text"
  /** A percent sign on a measure that is not a percentage. */
  | "percent-not-expected"
  /** Separators that do not stand before groups of three digits: `1,23`. */
  | "bad-separators"
  /** More digits than can be kept exactly. */
  | "too-many-digits";

/** "0.19 or 19?": the number may be a hundredth of what was meant, which is `alternative`. */
export interface HundredthQuestion {
  readonly kind: "hundredth";
  readonly alternative: number;
}

/**
 * What was read. `value` is `null` for an empty text. With a question in `ask`, `value` is what the
 * text says, and must be confirmed before it is taken.
 */
export type NumberRead =
  | { readonly ok: true; readonly value: number | null; readonly ask: HundredthQuestion | null }
  | { readonly ok: false; readonly error: NumberError };

/** Decimal digits that every JavaScript number of this length keeps exactly. */
const EXACT_DIGITS = 15;

const SHAPE = /^([+-]?)\s*(\d[\d,\s]*(?:\.\d*)?|\.\d+)\s*(%?)$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$|^[1-9]\d{0,2}(?: \d{3})+(?:\.\d*)?$/;

/** [NR1]–[NR7] Reads `text`, or says why it cannot. */
export function readNumber(text: string, expected: NumberExpected): NumberRead {
  const plain = toHalfWidth(text)
    .replace(/[\u2212\u2010\u2011\u2013]/g, "-")
    .trim();
  if (plain === "") return { ok: true, value: null, ask: null };
  const parts = SHAPE.exec(plain);
  if (!parts) return { ok: false, error: errorOf(plain) };
  const [, sign = "", digits = "", percent = ""] = parts;
  if (percent !== "" && !expected.percent) return { ok: false, error: "percent-not-expected" };
  const number = withoutSeparators(digits.trim().replace(/\s/g, " "));
  if (number === null) return { ok: false, error: "bad-separators" };
  if (significantDigits(number) > EXACT_DIGITS) return { ok: false, error: "too-many-digits" };
  // Adding 0 turns a negative zero, which would be shown as "-0", into zero.
  const value = Number(sign === "-" ? `-${number}` : number) + 0;
  return { ok: true, value, ask: questionAbout(value, expected) };
}

/** [NR3] The digits without their thousands separators, or `null` when those stand wrong. */
function withoutSeparators(digits: string): string | null {
  if (!/[,\s]/.test(digits)) return digits;
  return GROUPED.test(digits) ? digits.replace(/[,\s]/g, "") : null;
}

function significantDigits(number: string): number {
  const [whole = "", fraction = ""] = number.split(".");
  return `${whole}${fraction.replace(/0+$/, "")}`.replace(/^0+/, "").length;
}

function errorOf(text: string): NumberError {
  const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const rest = text.replace(/[\d.,%+\-\s]/g, "");
  return numbers.length === 1 && rest !== "" ? "extra-text" : "not-a-number";
}

/** [NR6] A percentage that looks like a hundredth of its levels is asked about. */
function questionAbout(value: number, { percent, levels }: NumberExpected) {
  const alternative = percent && levels ? hundredfoldToAskAbout(value, levels) : null;
  return alternative === null ? null : ({ kind: "hundredth", alternative } as const);
}
