import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { auditEvent, comment, meeting, person, questionEvent } from "#db/schema";
import { threadKey } from "~/protocol/live-keys";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { addComment, replyComment } from "~/services/question-commands/add-comment.server";
import { answerQuestion } from "~/services/question-commands/answer.server";
import { deleteComment, editComment } from "~/services/question-commands/change-comment.server";
import { done, makeCompany, run } from "../../support/company";
import { questionSetting, type QuestionSetting } from "../../support/questions";

let set: QuestionSetting;

beforeEach(() => {
  set = questionSetting();
});

const input = (over: object = {}) => ({
  meetingId: set.meetingId,
  anchor: set.anchor as unknown,
  body: "a word",
  mentions: [] as string[],
  ask: null as string[] | null,
  ...over,
});
const add = (over: object = {}, who = set.company.people.manager) =>
  run(set.services, who, addComment, input(over));
const added = (over: object = {}, who = set.company.people.manager) =>
  done(set.services, who, addComment, input(over)).id;
const close = () =>
  set.services.db
    .update(meeting)
    .set({ phase: "closed" })
    .where(eq(meeting.id, set.meetingId))
    .run();

describe("a comment", () => {
  it("has its author and its time from the server, and reaches every screen whole", () => {
    const { gm, manager } = set.company.people;
    const id = added({ body: " a word \n", mentions: [gm.actor.personId, gm.actor.personId] });
    const thread = set.thread(id);
    expect(thread.head).toMatchObject({
      author: { id: manager.actor.personId },
      at: set.services.clock.now(),
      body: "a word",
      mentions: [{ id: gm.actor.personId }],
    });
    expect(thread.question).toBeNull();
    expect(new Map(set.services.rooms.published()).get(threadKey(id))).toEqual(thread);
    expect(
      new Map(liveSnapshot(set.services.db, set.meetingId).entries).get(threadKey(id)),
    ).toEqual(thread);
    expect(set.services.db.select().from(questionEvent).all()).toMatchObject([
      { commentId: id, kind: "commented", personId: manager.actor.personId },
    ]);
  });

  it("keeps the stretch of text that it hangs on, with its quotation", () => {
    const stretch = {
      ...set.anchor,
      kind: "text" as const,
      text: "finding:f1",
      start: { item: { client: 1, clock: 2 } },
      end: { item: { client: 1, clock: 9 }, assoc: -1 },
      quote: "four of ten",
    };
    expect(set.thread(added({ anchor: stretch })).anchor).toEqual(stretch);
  });

  it.each([
    ["", "comment-empty"],
    [" \n ", "comment-empty"],
    ["x".repeat(4001), "comment-too-long"],
    ["x".repeat(1_000_000), "comment-too-long"],
  ])("of %#. no words or too many is refused with a clear sentence", (body, error) => {
    expect(add({ body })).toEqual({ ok: false, error, field: "body" });
  });

  it("hangs on a place that the meeting has", () => {
    const { sales, aftersales } = set.company.departments;
    const refused = (anchor: unknown) => add({ anchor });
    expect(refused(null)).toMatchObject({ error: "unknown-place" });
    expect(refused({ kind: "page", departmentId: sales })).toMatchObject({
      error: "unknown-place",
    });
    expect(refused({ kind: "department", departmentId: "nobody" })).toMatchObject({
      error: "unknown-department",
    });
    expect(refused({ ...set.anchor, departmentId: aftersales })).toMatchObject({
      error: "unknown-page",
    });
    expect(
      refused({ ...set.anchor, kind: "text", text: "meta:x", start: {}, end: {}, quote: "q" }),
    ).toMatchObject({ error: "unknown-place" });
    expect(set.services.db.select().from(comment).all()).toEqual([]);
  });

  it("mentions people of the company who are still there", () => {
    const stranger = makeCompany(set.services).people.gm.actor.personId;
    expect(add({ mentions: [stranger] })).toMatchObject({ error: "unknown-person" });
    const left = set.company.people.provider.actor.personId;
    set.services.db.update(person).set({ active: false }).where(eq(person.id, left)).run();
    expect(add({ mentions: [left] })).toMatchObject({ error: "unknown-person" });
  });

  it("[AC9] is written by everybody but a viewer, and by nobody of another company", () => {
    const { people } = set.company;
    expect(add({}, people.viewer)).toEqual({ ok: false, error: "forbidden" });
    for (const who of [people.gm, people.provider, people.facilitator, people.administrator]) {
      expect(add({}, who).ok).toBe(true);
    }
    const stranger = makeCompany(set.services).people.gm;
    expect(add({}, stranger)).toEqual({ ok: false, error: "unknown-meeting" });
    const id = added();
    for (const refused of [
      run(set.services, stranger, replyComment, { commentId: id, body: "x", mentions: [] }),
      run(set.services, stranger, editComment, { commentId: id, body: "x", mentions: [] }),
      run(set.services, stranger, deleteComment, { commentId: id }),
    ]) {
      expect(refused).toEqual({ ok: false, error: "unknown-comment" });
    }
  });

  it("is neither written, changed nor deleted in a closed meeting", () => {
    const id = added();
    close();
    const { manager } = set.company.people;
    const closed = { ok: false, error: "meeting-closed" };
    expect(add()).toEqual(closed);
    expect(
      run(set.services, manager, replyComment, { commentId: id, body: "x", mentions: [] }),
    ).toEqual(closed);
    expect(
      run(set.services, manager, editComment, { commentId: id, body: "x", mentions: [] }),
    ).toEqual(closed);
    expect(run(set.services, manager, deleteComment, { commentId: id })).toEqual(closed);
  });
});

describe("a change of a comment", () => {
  it("is its author's alone, is marked, and keeps what it said", () => {
    const id = added({ body: "before" });
    const { gm, manager } = set.company.people;
    expect(run(set.services, gm, editComment, { commentId: id, body: "x", mentions: [] })).toEqual({
      ok: false,
      error: "forbidden",
    });
    set.services.clock.set("2021-03-05T10:00:00+08:00");
    done(set.services, manager, editComment, { commentId: id, body: "after", mentions: [] });
    expect(set.thread(id).head).toMatchObject({
      body: "after",
      editedAt: set.services.clock.now(),
    });
    const audited = set.services.db.select().from(auditEvent).all().at(-1);
    expect(audited).toMatchObject({ action: "thread-edited", before: { body: "before" } });
  });

  it("to the same words is none", () => {
    const id = added({ body: "same", mentions: [] });
    done(set.services, set.company.people.manager, editComment, {
      commentId: id,
      body: "same",
      mentions: [],
    });
    expect(set.thread(id).head.editedAt).toBeNull();
  });
});

describe("a deleted comment", () => {
  it("leaves its place without its words, and takes no further words", () => {
    const id = added({ body: "secret", mentions: [set.company.people.gm.actor.personId] });
    done(set.services, set.company.people.manager, deleteComment, { commentId: id });
    const { head } = set.thread(id);
    expect(head).toMatchObject({ body: "", mentions: [], deletedAt: set.services.clock.now() });
    expect(JSON.stringify(set.services.rooms.published().at(-2))).not.toContain("secret");
    expect(
      run(set.services, set.company.people.manager, editComment, {
        commentId: id,
        body: "x",
        mentions: [],
      }),
    ).toMatchObject({ error: "unknown-comment" });
  });

  it("was its author's or was taken away by the GM", () => {
    const { gm, provider, manager } = set.company.people;
    const id = added();
    expect(run(set.services, provider, deleteComment, { commentId: id })).toMatchObject({
      error: "forbidden",
    });
    expect(run(set.services, gm, deleteComment, { commentId: id }).ok).toBe(true);
    const reply = done(set.services, provider, replyComment, {
      commentId: added(),
      body: "x",
      mentions: [],
    }).id;
    expect(run(set.services, manager, deleteComment, { commentId: reply })).toMatchObject({
      error: "forbidden",
    });
    expect(run(set.services, provider, deleteComment, { commentId: reply }).ok).toBe(true);
  });

  it("[CO2] was no question that had got anywhere, and no answer", () => {
    const { gm, manager } = set.company.people;
    const { sales } = set.company.departments;
    const untouched = set.ask([sales]);
    expect(run(set.services, gm, deleteComment, { commentId: untouched }).ok).toBe(true);
    expect(set.thread(untouched).question).toBeNull();
    const answered = set.ask([sales]);
    const { id } = done(set.services, manager, answerQuestion, {
      commentId: answered,
      departmentId: sales,
      body: "because",
      mentions: [],
    });
    for (const commentId of [answered, id]) {
      expect(run(set.services, gm, deleteComment, { commentId })).toEqual({
        ok: false,
        error: "question-stays",
      });
    }
  });
});
