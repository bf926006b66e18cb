/** The product: the built server in the mode of the demo, with more meetings than the demo has. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { prepareProduct, type Product } from "../../e2e/support/product";
import { personAt, type Person } from "../../torture/person";
import type { Place } from "../crowd/place";
import type { Running, Subject } from "./subject";

/** The product, running, with somebody who may write in every sheet. */
export interface RunningProduct extends Running {
  readonly product: Product;
  readonly person: Person;
}

export const LIANGDENG = "Liangdeng";

/** See the file's header. */
export const liangdeng: Subject = { name: LIANGDENG, start: startLiangdeng };

/** The same, with what only the product has. */
export async function startLiangdeng(rooms: number): Promise<RunningProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), "liangdeng-bench-"));
  const product = await prepareProduct(dataDir, "demo");
  await product.start();
  await product.kill("SIGTERM");
  const sheets = openSheets(dataDir, rooms);
  await product.start();
  const person = await personAt(product, "企管专员");
  const base = product.url.replace("http", "ws");
  const headers = { cookie: person.cookie, origin: product.url };
  const places = sheets.map((sheet): Place => ({ dialect: "liangdeng", base, headers, ...sheet }));
  return {
    product,
    person,
    dataDir,
    places,
    pid: () => product.pid() ?? 0,
    end: (signal) => product.kill(signal),
    again: () => product.start(),
    remove: async () => {
      await product.kill("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * The sheets of the demo's open meeting, and of as many later ones as it takes.
 *
 * @returns their rooms, with a page in each
 */
function openSheets(dataDir: string, rooms: number): Pick<Place, "room" | "page">[] {
  const database = new SqliteDatabase(join(dataDir, "liangdeng.db"));
  const departments = database
    .prepare<[], { id: string; measureId: string }>(
      `SELECT department.id, min(measure_id) AS measureId FROM department
       JOIN measure_version ON department_id = department.id GROUP BY department.id`,
    )
    .all();
  const open = database
    .prepare<[], string>("SELECT id FROM meeting WHERE month = '2021-02'")
    .pluck();
  const add = database.prepare(
    `INSERT INTO meeting (id, company_id, month, phase, opened_at)
     SELECT ?, company_id, ?, 'live', opened_at FROM meeting WHERE month = '2021-02'`,
  );
  const sheets: Pick<Place, "room" | "page">[] = [];
  let meeting = open.get() ?? "";
  for (let number = 0; sheets.length < rooms; number += 1) {
    for (const { id, measureId } of departments) {
      sheets.push({ room: `sheet/${meeting}/${id}`, page: `measure:${measureId}` });
    }
    meeting = `bench-${number}`;
    const month = `${2022 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
    if (sheets.length < rooms) add.run(meeting, month);
  }
  database.close();
  return sheets.slice(0, rooms);
}
