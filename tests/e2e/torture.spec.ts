import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { inProject } from "../../server/bin/lib/project.mjs";

/** A short run of `npm run torture`; its seed is new each time, and printed with what it found. */
const ARGUMENTS = ["--kills", "6", "--seconds", "40", "--edits", "4000"];

test("a server that is killed while people write loses nothing that anybody was shown or told is saved", async ({}, info) => {
  test.setTimeout(5 * 60_000);
  const script = inProject("tests", "torture", "run.mjs");
  const child = spawn(process.execPath, [script, ...ARGUMENTS]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(child, "exit")) as [number | null];
  await info.attach("torture.log", { body: output, contentType: "text/plain" });
  expect(code, output).toBe(0);
});
