import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { MinutesDepartment } from "~/components/minutes/minutes-department";
import { RecordProvider } from "~/components/record/record-reader";
import { WordsProvider } from "~/i18n/words-context";
import { zhCN } from "~/i18n/zh-CN";
import type { RecordedPlan } from "~/views/record";
import { minutesOf } from "~/services/record/minutes-view.server";
import { makeCompany, testServices } from "../../support/company";
import { beginMeeting } from "../../support/meetings";
import { makePlan } from "../../support/plans";

/** The minutes of a department with one plan, as text, after something of the plan was changed. */
function minutesWith(change: (plan: RecordedPlan) => void): string {
  const services = testServices();
  const company = makeCompany(services);
  const live = beginMeeting(services, company, 20);
  makePlan(services, company, { objectiveId: live.objectiveId });
  const view = minutesOf({ ...services, who: company.people.manager }, live.row());
  const [department] = view.record.scorecard.departments;
  if (!department) throw new Error("the record has no department");
  for (const { subject } of view.record.pages) if (subject.kind === "plan") change(subject);
  return renderToString(
    <WordsProvider words={zhCN}>
      <RecordProvider view={view}>
        <MinutesDepartment department={department} />
      </RecordProvider>
    </WordsProvider>,
  ).replace(/<[^>]*>/g, "");
}

it("[MS7] the minutes say when a milestone was first to be done, where that was another day", () => {
  const minutes = (firstExpectedOn: string | null) =>
    minutesWith(({ milestones }) => {
      for (const milestone of milestones) Object.assign(milestone, { firstExpectedOn });
    });
  expect(minutes("2021-01-20")).toContain("2月20日 原定 1月20日");
  expect(minutes(null)).toContain("2月20日");
  expect(minutes(null)).not.toContain("原定");
});

it("[MS6] the minutes of a meeting in its own month do not call overdue what is due later in it", () => {
  const { overdue } = zhCN.scorecard.milestoneStates;
  const onDay = (today: string) => minutesWith((plan) => void Object.assign(plan, { today }));
  expect(onDay("2021-02-10")).not.toContain(overdue);
  expect(onDay("2021-02-21")).toContain(overdue);
});
