import { z } from "zod";
import { toHalfWidth } from "~/domain/half-width";
import { parseMonth } from "~/domain/scorecard/month";
import { isSpan, type Span } from "~/domain/scorecard/validity";
import { ok, refuse, type Outcome } from "../command.server";

/* The fields that the entries of a scorecard have in common, as they come over the wire. */

/** A name. */
export const name = z.string().trim().min(1).max(80);

/** A name in English; blank, {@link inBothLanguages} puts the Chinese one there. */
export const englishName = z.string().trim().max(80);

/** Gives an entry whose English name was left blank its Chinese one: no screen shows a nameless row. */
export function inBothLanguages<T extends { nameZh: string; nameEn: string }>(entry: T): T {
  return { ...entry, nameEn: entry.nameEn || entry.nameZh };
}

/** A code such as M3: what people call the thing by. What an input method widened is narrowed. */
export const code = z
  .string()
  .transform((typed) => toHalfWidth(typed).trim())
  .refine((typed) => /^[A-Za-z0-9_-]{1,24}$/.test(typed), { error: "bad-code" });

/** From a month to a month, as it comes over the wire; {@link readSpan} judges it. */
export const span = { validFrom: z.string(), validTo: z.string().nullable() };

/** The months of an entry, or which of the two fields is wrong. */
export function readSpan({ validFrom, validTo }: Span): Outcome<Span> {
  if (parseMonth(validFrom) === null) return refuse("unknown-month", "validFrom");
  if (validTo !== null && parseMonth(validTo) === null) return refuse("unknown-month", "validTo");
  return isSpan({ validFrom, validTo })
    ? ok({ validFrom, validTo })
    : refuse("bad-validity", "validTo");
}
