import type { TableError } from "~/domain/breakdown/table-error";
import { formatDay } from "~/i18n/formats";
import type { AllWords } from "~/i18n/zh-CN";

/** An error of a cell: a few words to stand in the cell, and a sentence that says what is wrong. */
export interface ErrorWords {
  readonly short: string;
  readonly long: string;
}

/**
 * Says why a cell has no value.
 *
 * @param typed what was typed into it, which goes on standing there; "" for a computed cell
 */
export function errorWords(words: AllWords, error: TableError, typed: string): ErrorWords {
  const text = words.breakdown.errors;
  switch (error.code) {
    case "syntax":
      return { short: text.syntax.short, long: text.syntax.long(error.at + 1) };
    case "unknown-name":
    case "ambiguous-name":
    case "not-numeric":
      return { short: text[error.code].short(error.name), long: text[error.code].long(error.name) };
    case "empty-operand":
      return { short: text[error.code].short, long: text[error.code].long(error.name) };
    case "cycle": {
      const circle = [...error.names, ...error.names.slice(0, 1)];
      return {
        short: text.cycle.short,
        long: text.cycle.long(circle.join(words.breakdown.cycleArrow)),
      };
    }
    case "division-by-zero":
    case "too-large":
      return text[error.code];
    case "unreadable-number":
      // In a computed cell it is another cell's error: what is wrong there is said there. [BT9]
      return typed === ""
        ? text["unreadable-operand"]
        : { short: typed, long: text["unreadable-number"][error.reason] };
    case "unreadable-date": {
      const { long, nearest } = text["unreadable-date"];
      const day = error.nearest;
      return { short: typed, long: day === null ? long : nearest(formatDay(words.locale, day)) };
    }
  }
}

/** Whether somebody has to put it right; what merely waits for a number to be typed is no fault. */
export function isFault({ code }: TableError): boolean {
  return code !== "empty-operand";
}
