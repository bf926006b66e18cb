import type { PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import type { Words } from "~/i18n/zh-CN";

/** A perspective's sentence in words: M9 达到挑战值2；M6、M10 达到目标值。 Empty for no groups. */
export function sentenceText(
  words: Words,
  { groups }: Pick<PerspectiveSentence, "groups">,
): string {
  if (groups.length === 0) return "";
  const { standings, codes, sentence } = words.overview;
  return sentence(
    groups.map((group) => standings[group.standing](codes(group.codes), group.codes.length)),
  );
}
