import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { inProject } from "../../server/bin/lib/project.mjs";

/** A short run of `npm run torture`; its seed is new each time, and printed with what it found. */
const ARGUMENTS = ["--kills", "6", "--seconds", "150", "--edits", "4000"];
/** Within each of these at least one of its kills must have struck. */
const STRUCK = ["a migration", "a commit", "a compaction", "a closing"];

test("a server that is killed while people write, while it migrates and while it closes a meeting loses nothing that anybody was shown or told is saved", async ({}, info) => {
  test.setTimeout(8 * 60_000);
  const script = inProject("tests", "torture", "run.mjs");
  const child = spawn(process.execPath, [script, ...ARGUMENTS]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(child, "exit")) as [number | null];
  await info.attach("torture.log", { body: output, contentType: "text/plain" });
  expect(code, output).toBe(0);
  const inside = STRUCK.filter((where) => new RegExp(`[1-9]\\d* within ${where},`).test(output));
  expect(inside, output).toEqual(STRUCK);
});
