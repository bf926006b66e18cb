import { expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { meeting } from "#db/schema";
import { answerQuestion } from "~/services/question-commands/answer.server";
import { waitingQuestionsOf } from "~/services/waiting-questions.server";
import type { SignedIn } from "~/services/session.server";
import { done } from "../support/company";
import { questionSetting } from "../support/questions";

it("[CO3] the start page names what waits for me in meetings that are not closed", () => {
  const set = questionSetting();
  const { services, company } = set;
  const { gm, manager, aftersalesManager } = company.people;
  const { sales } = company.departments;
  const wants = (who: SignedIn) =>
    waitingQuestionsOf({ ...services, who }).map((each) => [each.page, each.wants]);
  const commentId = set.ask([sales]);
  expect(wants(manager)).toEqual([["M1", "answer"]]);
  expect(wants(aftersalesManager)).toEqual([]);
  expect(wants(gm)).toEqual([]);
  done(services, manager, answerQuestion, {
    commentId,
    departmentId: sales,
    body: "because",
    mentions: [],
  });
  expect(wants(manager)).toEqual([]);
  expect(wants(gm)).toEqual([["M1", "accept"]]);
  services.db.update(meeting).set({ phase: "closed" }).where(eq(meeting.id, set.meetingId)).run();
  expect(wants(gm)).toEqual([]);
});
