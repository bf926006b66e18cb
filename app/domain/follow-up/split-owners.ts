/** Several owners written into one cell. Rule DD8. */

/** What people put between two names; full-width forms included, `\s` knows the wide space. */
const SEPARATORS = /[、，,/／\s]+/u;

/** [DD8] The names in `text`, in their order, each once; none for an empty cell. */
export function splitOwners(text: string): string[] {
  return [...new Set(text.split(SEPARATORS).filter((name) => name !== ""))];
}
