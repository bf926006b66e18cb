/** Reads a form's fields by their names. */
export interface FormValues {
  /** The text of a field; "" when there is no such field. */
  text(name: string): string;
  /** The text of a field, or null when it is empty. */
  textOrNull(name: string): string | null;
  /** The values of all checked boxes, or chosen options, of a name. */
  all(name: string): string[];
}

/** What a form holds at this moment. */
export function valuesOf(form: HTMLFormElement): FormValues {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    text,
    textOrNull: (name) => text(name) || null,
    all: (name) => data.getAll(name).filter((value) => typeof value === "string"),
  };
}
