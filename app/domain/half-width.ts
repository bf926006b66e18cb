/**
 * What a Chinese input method types in its full-width mode, as plain characters: `１２３，％` → `123,%`.
 * Only the full-width forms are folded. Unicode's own compatibility folding would also turn `5²` into
 * 52 and `½` into `1⁄2`, and so change a number silently.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}
