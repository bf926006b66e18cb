import { sql, type SQL } from "drizzle-orm";
import type { Db } from "./client";

/**
 * A query that is put together and compiled once for each database instead of at every call: for
 * what is asked at every keystroke, command or join. What differs from call to call is a
 * `sql.placeholder`, and given when the query is run.
 *
 * @param build makes the query and ends with `.prepare()`.
 * @returns the query of a database, the same one outside and inside its transactions.
 */
export function prepared<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const built = new WeakMap<object, Query>();
  return (db) => {
    // A transaction is an object of its own; this part of it is its database's.
    const owner = db._.tableNamesMap;
    const known = built.get(owner);
    if (known) return known;
    const query = build(db);
    built.set(owner, query);
    return query;
  };
}

/**
 * A list of any length as one placeholder, to stand in `inArray`: `inArray(column, listed("ids"))`.
 * The list is given as JSON.
 */
export function listed(name: string): SQL {
  return sql`(select value from json_each(${sql.placeholder(name)}))`;
}
