import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import { company } from "#db/schema";
import { testServices } from "../support/company";

/** A query that counts how often it is built. */
function nameQuery() {
  const builds: Db[] = [];
  const query = prepared((db) => {
    builds.push(db);
    return db
      .select({ name: company.name })
      .from(company)
      .where(eq(company.id, sql.placeholder("id")))
      .prepare();
  });
  return { builds, nameOf: (db: Db, id: string) => query(db).get({ id })?.name };
}

function withCompanies(...names: string[]): Db {
  const { db } = testServices();
  for (const name of names) db.insert(company).values({ id: name, name, createdAt: 0 }).run();
  return db;
}

describe("a prepared query", () => {
  it("is built once for a database, in and outside of its transactions, and sees what they see", () => {
    const db = withCompanies("a");
    const { builds, nameOf } = nameQuery();
    expect(nameOf(db, "a")).toBe("a");
    const inside = () =>
      db.transaction((tx) => {
        tx.update(company).set({ name: "changed" }).run();
        expect(nameOf(tx, "a")).toBe("changed");
        throw new Error("undone");
      });
    expect(inside).toThrow("undone");
    db.transaction((tx) => tx.transaction((inner) => expect(nameOf(inner, "a")).toBe("a")));
    expect(nameOf(db, "b")).toBeUndefined();
    expect(builds).toHaveLength(1);
  });

  it("that was built in a transaction outlives it", () => {
    const db = withCompanies("a");
    const { builds, nameOf } = nameQuery();
    expect(db.transaction((tx) => nameOf(tx, "a"))).toBe("a");
    expect(nameOf(db, "a")).toBe("a");
    expect(builds).toHaveLength(1);
  });

  it("is another one in another database", () => {
    const { nameOf } = nameQuery();
    const [left, right] = [withCompanies("a"), withCompanies("b")];
    expect([nameOf(left, "a"), nameOf(right, "a")]).toEqual(["a", undefined]);
    expect([nameOf(left, "b"), nameOf(right, "b")]).toEqual([undefined, "b"]);
  });

  it("takes a list of any length", () => {
    const db = withCompanies("a", "b", "c'\"");
    const ofIds = prepared((each) =>
      each
        .select({ id: company.id })
        .from(company)
        .where(inArray(company.id, listed("ids")))
        .orderBy(company.id)
        .prepare(),
    );
    const found = (ids: readonly string[]) =>
      ofIds(db)
        .all({ ids: JSON.stringify(ids) })
        .map(({ id }) => id);
    expect(found([])).toEqual([]);
    expect(found(["c'\"", "a", "a", "unknown"])).toEqual(["a", "c'\""]);
    expect(found([...Array.from({ length: 50_000 }, (_, n) => String(n)), "b"])).toEqual(["b"]);
  });
});
