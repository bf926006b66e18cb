import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { judged, playwrightCounts, vitestCounts } from "../../../server/bin/lib/counts.mjs";

describe("the counts of a test run", () => {
  it("are read from Vitest's report, in which skipped tests count in neither sum", () => {
    const report = reportFile({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2 });
    expect(vitestCounts(report)).toEqual({ passed: 7, failed: 1 });
  });

  it("are read from Playwright's report, in which a test that passed on repetition has failed", () => {
    const report = reportFile({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } });
    expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 2 });
  });

  it("are unknown without a report", () => {
    expect(vitestCounts("/nowhere/report.json")).toBeUndefined();
    expect(playwrightCounts("/nowhere/report.json")).toBeUndefined();
  });
});

describe("the judgement of a test run", () => {
  it("is the report's when all went well", () => {
    expect(judged({ passed: 3, failed: 0 }, true)).toEqual({ passed: 3, failed: 0 });
    expect(judged({ passed: 3, failed: 2 }, false)).toEqual({ passed: 3, failed: 2 });
  });

  it("is a failure when the run ended badly though no test failed", () => {
    expect(judged({ passed: 3, failed: 0 }, false)).toEqual({ passed: 3, failed: 1 });
  });

  it("is a failure when nothing ran, or nobody knows what did", () => {
    expect(judged({ passed: 0, failed: 0 }, true)).toEqual({ passed: 0, failed: 1 });
    expect(judged(undefined, true)).toEqual({ passed: 0, failed: 1 });
  });
});

function reportFile(content: object): string {
  const folder = mkdtempSync(join(tmpdir(), "liangdeng-counts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}
