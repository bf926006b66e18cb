import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import type { AllWords } from "~/i18n/zh-CN";
import type { Moment, RowChange } from "~/views/history";

/** When a moment was and whose it is: 2021年3月5日 09:12 · 销售部经理. */
export function momentName(words: AllWords, { to, by }: Moment, timeZone: string): string {
  const person = by ? nameIn(words.locale, by) : words.history.system;
  return words.history.at(formatMoment(words.locale, to, timeZone), person);
}

/** What was done to a row, in one phrase: 修改问题“展厅客流…”（内容）. */
export function changeWords({ history, general }: AllWords, change: RowChange): string {
  const verb = history.changes[change.change];
  const kind = history.kinds[change.kind];
  const phrase =
    change.words === ""
      ? history.changeUnnamed(verb, kind)
      : history.change(verb, kind, change.words);
  if (change.fields.length === 0 || change.fields[0] === "text") return phrase;
  const fields = change.fields.map((field) => history.fields[field]).join(general.listSeparator);
  return phrase + history.changedFields(fields);
}
