import { nameKey } from "./name";
import type { TableError } from "./table-error";

/** Rows or columns by what a formula calls them. */
export class Named<T> {
  private readonly byKey = new Map<string, T[]>();

  /** @param items what can be named; those without a name cannot */
  constructor(items: Iterable<readonly [name: string, item: T]>) {
    for (const [name, item] of items) {
      const key = nameKey(name);
      if (key === "") continue;
      const same = this.byKey.get(key);
      if (same) same.push(item);
      else this.byKey.set(key, [item]);
    }
  }

  /** [BF4] The one that is called so. */
  find(
    name: string,
  ): { readonly ok: true; readonly item: T } | { readonly ok: false; readonly error: TableError } {
    const [item, ...others] = this.byKey.get(nameKey(name)) ?? [];
    if (item === undefined) return { ok: false, error: { code: "unknown-name", name } };
    return others.length > 0
      ? { ok: false, error: { code: "ambiguous-name", name } }
      : { ok: true, item };
  }
}
