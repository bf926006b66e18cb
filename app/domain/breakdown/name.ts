import { toHalfWidth } from "../half-width";

/** A name as it is compared: full-width forms, case and white space do not matter. */
export function nameKey(name: string): string {
  return toHalfWidth(name).trim().replace(/\s+/g, " ").toLowerCase();
}

/** Whether two names are the same to a reader. */
export function sameName(left: string, right: string): boolean {
  return nameKey(left) === nameKey(right);
}
