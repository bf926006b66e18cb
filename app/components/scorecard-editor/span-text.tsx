import type { Span } from "~/domain/scorecard/validity";
import { formatMonth } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";

/** The months of an entry in words: "2021年1月至2021年4月", "自 2021年5月". */
export function SpanText({ span: { validFrom, validTo } }: { span: Span }) {
  const { locale, admin } = useAllWords();
  const from = formatMonth(locale, validFrom);
  return (
    <>{validTo === null ? admin.from(from) : admin.span(from, formatMonth(locale, validTo))}</>
  );
}
