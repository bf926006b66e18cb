import { beforeEach, describe, expect, it } from "vitest";
import { comment } from "#db/schema";
import { MAX_REPLIES } from "~/domain/question/comment";
import { replyComment } from "~/services/question-commands/add-comment.server";
import { acceptAnswer, answerQuestion, askAgain } from "~/services/question-commands/answer.server";
import { threadsOf } from "~/services/threads.server";
import { done, run } from "../../support/company";
import { questionSetting, type QuestionSetting } from "../../support/questions";

let set: QuestionSetting;

beforeEach(() => {
  set = questionSetting();
});

/** Writes comments or, below a head, replies without going through the verbs one by one. */
function write(count: number, parentId: string | null = null): void {
  const { services, company, meetingId, anchor } = set;
  for (let n = 0; n < count; n++) {
    services.db
      .insert(comment)
      .values({
        id: `${parentId ?? "comment"}-${n}`,
        companyId: company.id,
        meetingId,
        parentId,
        anchor,
        body: "a word",
        authorId: company.people.gm.actor.personId,
        createdAt: services.clock.now() + 1 + n,
      })
      .run();
  }
}

describe("the threads of a meeting", () => {
  it("are every question however old, and the newest thousand comments, the first one first", () => {
    const { sales } = set.company.departments;
    const id = set.ask([sales]);
    write(1005);
    const ids = threadsOf(set.services.db, set.meetingId).map((thread) => thread.id);
    expect(ids).toHaveLength(1001);
    expect(ids.slice(0, 2)).toEqual([id, "comment-5"]);
    expect(ids.at(-1)).toBe("comment-1004");
  });
});

describe("a full thread", () => {
  it("[CO4] takes no more replies, but what moves its question on", () => {
    const { services, company } = set;
    const { sales } = company.departments;
    const { gm, manager } = company.people;
    const commentId = set.ask([sales]);
    write(MAX_REPLIES - 1, commentId);
    const words = { commentId, body: "a word", mentions: [] };
    const full = { ok: false, error: "too-many-replies", field: "body" };
    expect(run(services, manager, replyComment, words).ok).toBe(true);
    expect(run(services, manager, replyComment, words)).toEqual(full);
    const answer = { ...words, departmentId: sales };
    done(services, manager, answerQuestion, answer);
    expect(run(services, manager, answerQuestion, answer)).toEqual(full);
    done(services, gm, askAgain, answer);
    done(services, manager, answerQuestion, answer);
    done(services, gm, acceptAnswer, { commentId, departmentId: sales });
    expect(set.thread(commentId).replies).toHaveLength(MAX_REPLIES + 3);
  });
});
