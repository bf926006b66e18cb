/**
 * What stands on a person's dot. A Chinese name of one or two characters is known by its first, the
 * surname; a longer one (in the demo a role: 销售部经理, 网销部经理) by its first two. Any other
 * name gives the first letters of its first two words.
 */
export function initialsOf(name: string): string {
  const letters = [...name.trim()];
  if (/^\p{Script=Han}/u.test(name.trim())) {
    return letters.slice(0, letters.length > 2 ? 2 : 1).join("");
  }
  const words = name.trim().split(/[\s-]+/);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}
