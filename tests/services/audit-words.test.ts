import { expect, it } from "vitest";
import { MEETING_PHASES } from "~/domain/meeting/phase";
import { zhCN } from "~/i18n/zh-CN";
import { filesBelow } from "../architecture/source-files";

/** What commands write into the audit log under a name of their own. */
const RECORDED = /(?:\.record\(|\btell\(work, id, )\s*"([a-z-]+)"/g;

it("every action that a command records has its words in the audit log", () => {
  const named = filesBelow(["app/services"], /\.ts$/).flatMap(({ text }) =>
    Array.from(text.matchAll(RECORDED), ([, action]) => action ?? ""),
  );
  expect(named.length).toBeGreaterThan(20);
  const made = MEETING_PHASES.map((phase) => `meeting-${phase}`);
  const { actions } = zhCN.history.audit;
  expect([...named, ...made].filter((action) => !Object.hasOwn(actions, action))).toEqual([]);
});
