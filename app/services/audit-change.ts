import { formatMoment } from "~/i18n/format-moment";
import type { AllWords } from "~/i18n/zh-CN";

/** How much of a value is shown, in characters; the download has all of it. */
export const SHOWN_LENGTH = 600;

/** What the values of a change are told with. */
export interface AuditTongue {
  words: AllWords;
  timeZone: string;
  /** A text in which ids are told by their names. */
  named(text: string): string;
}

/**
 * What a command changed, in words: of two records only the fields that differ, of all else the whole
 * values. A field or a code without words stands as it was written.
 */
export function changeTexts(
  tongue: AuditTongue,
  before: unknown,
  after: unknown,
): { before: string; after: string } {
  const tell = (value: unknown) => (isNothing(value) ? "" : told(tongue, "", value));
  if (!isRecord(before) || !isRecord(after)) return { before: tell(before), after: tell(after) };
  const differs = (field: string) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const only = (record: Record<string, unknown>) =>
    tell(Object.fromEntries(Object.entries(record).filter(([field]) => differs(field))));
  return { before: only(before), after: only(after) };
}

/** A value of a field; "" is the field of a value that stands alone. */
function told(tongue: AuditTongue, field: string, value: unknown): string {
  const { general, history, locale } = tongue.words;
  const text = history.audit;
  if (isNothing(value)) return general.none;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") {
    const isMoment = MOMENTS.has(field);
    return isMoment ? formatMoment(locale, value, tongue.timeZone) : String(value);
  }
  if (typeof value === "string") return toldText(tongue, field, value);
  if (Array.isArray(value)) {
    const parts = value.map((each) => told(tongue, field, each));
    return parts.length === 0 ? general.none : parts.join(general.listSeparator);
  }
  if (!isRecord(value)) return "";
  const pairs = Object.entries(value).map(([name, each]) => {
    const inner = told(tongue, name, each);
    return text.pair(wordOf(text.fields, name) ?? name, isRecord(each) ? `(${inner})` : inner);
  });
  return pairs.join(text.between);
}

/** Fields that hold a moment, in ms since 1970. */
const MOMENTS: ReadonlySet<string> = new Set(["at", "expiresAt"]);

/** A code by its word, a page and what blocks closing by their names, any other text as it is. */
function toldText(tongue: AuditTongue, field: string, text: string): string {
  if (text === "") return tongue.words.general.none;
  const word = wordOf(codesOf(tongue.words, field), text);
  if (word !== undefined) return word;
  if (field === "page") return tongue.named(text).replace(/^(measure|plan):/, "");
  if (field !== "blocker") return tongue.named(text);
  // "lack/<page>/<part>+<part>", "question/<id>" …: what it is about, and what of it is missing.
  const { missing } = tongue.words.meeting;
  const [, ...about] = text.split("/");
  return about
    .flatMap((part) => part.split("+"))
    .map((part) => wordOf(missing, part) ?? tongue.named(part))
    .join(" ");
}

/** The words of the codes that a field can hold. */
function codesOf(words: AllWords, field: string): Readonly<Record<string, string>> {
  const { scorecard, general, followUps, account } = words;
  switch (field) {
    case "":
      // The phases of a meeting are recorded bare.
      return account.start.phases;
    case "state":
      return followUps.states;
    case "kind":
      return followUps.kinds;
    case "roles":
      return general.roles;
    case "perspective":
      return scorecard.perspectives;
    case "level":
      return scorecard.levels;
    case "direction":
      return scorecard.directions;
    case "yearToDate":
      return scorecard.yearToDate;
    case "frequency":
      return scorecard.frequencies;
    default:
      return {};
  }
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
