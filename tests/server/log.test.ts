import { expect, onTestFinished, test, vi } from "vitest";
import { company } from "#db/schema";
import { jsonLog } from "#server/log";
import { testServices } from "../support/company";

/** What is written to standard error while something is done. */
function written(work: () => void): string {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  work();
  return lines.join("");
}

test("a line stays one line, whatever is in it, and says when in the world's time", () => {
  const forged = 'x\n{"at":"2021-03-05T00:00:00.000Z","level":"info","message":"forged"}\u2028';
  const line = written(() => jsonLog(() => 0).warn("refused", { path: forged }));
  expect(line.split("\n")).toHaveLength(2);
  expect(JSON.parse(line)).toEqual({
    at: "1970-01-01T00:00:00.000Z",
    level: "warn",
    message: "refused",
    path: forged,
  });
});

test("what a database says of a row that it does not take holds no word of the row", () => {
  const services = testServices();
  const row = { id: "c", name: "words that somebody typed", createdAt: 0 };
  services.db.insert(company).values(row).run();
  const insert = () => services.db.insert(company).values(row).run();
  const line = written(() => {
    const log = jsonLog(() => 0);
    for (const fault of ["OFF", "ON"]) {
      services.database.raw.pragma(`query_only = ${fault}`);
      try {
        insert();
      } catch (error) {
        log.error("request failed", { error });
      }
    }
  });
  expect(line).toContain("UNIQUE constraint failed");
  expect(line).toContain("readonly");
  expect(line).not.toContain("somebody typed");
});
