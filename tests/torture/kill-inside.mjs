// Preloaded into a server under test (`--import`): ends the process with SIGKILL in the middle of a
// transaction, right after the n-th statement of a kind has been run and before its commit.
// KILL_INSIDE is `<n> <text that the statement contains>`; into KILL_MARK goes the statement, so that
// a kill that struck can be told from one that never came to it.
import { writeFileSync } from "node:fs";
import Database from "better-sqlite3";

const [count = "1", ...text] = (process.env["KILL_INSIDE"] ?? "").split(" ");
const wanted = text.join(" ");
const mark = process.env["KILL_MARK"] ?? "";
let left = Number(count);

/** The statement has been run and is not committed: now is the moment. */
function killAtLast(sql) {
  left -= 1;
  if (left > 0) return;
  writeFileSync(mark, sql);
  process.kill(process.pid, "SIGKILL");
}

if (wanted !== "") {
  const prepare = Database.prototype.prepare;
  Database.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    if (!sql.toLowerCase().includes(wanted)) return statement;
    const database = this;
    const { run } = statement;
    statement.run = function (...values) {
      const result = run.apply(this, values);
      if (database.inTransaction) killAtLast(sql);
      return result;
    };
    return statement;
  };
}
