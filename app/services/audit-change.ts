/** How long a value is shown, in characters; the download has all of it. */
export const SHOWN_LENGTH = 600;

/**
 * What a command changed, as text: of two records only the fields that differ, of all else the whole
 * values.
 */
export function changeTexts(before: unknown, after: unknown): { before: string; after: string } {
  if (!isRecord(before) || !isRecord(after)) {
    return { before: textOf(before), after: textOf(after) };
  }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const only = (record: Record<string, unknown>) =>
    textOf(
      Object.fromEntries(
        fields.flatMap((field) => (field in record ? [[field, record[field]]] : [])),
      ),
    );
  return { before: only(before), after: only(after) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
