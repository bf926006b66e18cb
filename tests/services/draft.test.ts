import SqliteDatabase from "better-sqlite3";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { amendment, auditEvent, comment, meeting, supportRequest } from "#db/schema";
import { answerCommand } from "~/services/answer-command.server";
import { addAmendment } from "~/services/closing-commands.server";
import { closeMeeting } from "~/services/meeting-commands.server";
import { addComment, replyComment } from "~/services/question-commands/add-comment.server";
import { answerQuestion, askAgain } from "~/services/question-commands/answer.server";
import { askSupport } from "~/services/question-commands/support.server";
import { done, makeCompany, run } from "../support/company";
import { beginMeeting } from "../support/meetings";
import { questionSetting, type QuestionSetting } from "../support/questions";

let set: QuestionSetting;
let sales: string;
let aftersales: string;

beforeEach(() => {
  set = questionSetting();
  ({ sales, aftersales } = set.company.departments);
});

const DRAFT = "draft-1";
const words = { body: "why so late?", mentions: [] as string[], draft: DRAFT };
const asking = () => ({
  ...words,
  meetingId: set.meetingId,
  anchor: set.anchor as unknown,
  ask: [sales, aftersales],
});
const comments = () => set.services.db.select().from(comment).all().length;
const events = () => set.services.db.select().from(auditEvent).all().length;

describe("a draft that is sent again", () => {
  it("asks once, when the disk failed behind what had been carried out", async () => {
    const { services, company } = set;
    const sent = { name: "add-comment", typedBy: null, raw: asking() };
    const failing = () => Promise.reject(new SqliteDatabase.SqliteError("full", "SQLITE_FULL"));
    const around = { services, who: company.people.gm, reportFailure: () => undefined };
    const first = await answerCommand({ ...around, kept: failing }, sent);
    expect(first.outcome).toMatchObject({ ok: false, error: "storage-failure" });
    const again = await answerCommand({ ...around, kept: async () => undefined }, sent);
    const written = services.db.select().from(comment).all();
    expect(written).toHaveLength(1);
    expect(again).toEqual({ status: 200, outcome: { ok: true, value: { id: written[0]?.id } } });
  });

  it("is told what became of it, though the meeting has been closed since", () => {
    const { services, company } = set;
    const id = done(services, company.people.gm, addComment, asking());
    services.db.update(meeting).set({ phase: "closed" }).run();
    expect(done(services, company.people.gm, addComment, asking())).toEqual(id);
  });

  it("replies, answers, asks again and asks for support once", () => {
    const { services, company } = set;
    const { gm, manager } = company.people;
    const commentId = set.ask([sales]);
    const there = { commentId, departmentId: sales };
    const replied = done(services, manager, replyComment, { commentId, ...words });
    const answered = done(services, manager, answerQuestion, { ...there, ...words });
    const asked = done(services, gm, askAgain, { ...there, ...words });
    const request = { commentId, departmentId: aftersales, what: "two people", draft: DRAFT };
    const supported = done(services, gm, askSupport, request);
    const [written, recorded] = [comments(), events()];
    expect(done(services, manager, replyComment, { commentId, ...words })).toEqual(replied);
    expect(done(services, manager, answerQuestion, { ...there, ...words })).toEqual(answered);
    expect(done(services, gm, askAgain, { ...there, ...words })).toEqual(asked);
    expect(done(services, gm, askSupport, request)).toEqual(supported);
    expect([comments(), events()]).toEqual([written, recorded]);
    expect(set.thread(commentId).question?.parties).toMatchObject([{ state: "asked-again" }]);
    expect(services.db.select().from(supportRequest).all()).toHaveLength(1);
  });

  it("amends a record once", () => {
    const { services } = set;
    const company = makeCompany(services);
    const { facilitator, gm } = company.people;
    const { meetingId } = beginMeeting(services, company, 20);
    done(services, facilitator, closeMeeting, { meetingId });
    const input = { meetingId, place: "record", text: "190", reason: "twice", draft: DRAFT };
    const first = done(services, gm, addAmendment, input);
    expect(done(services, gm, addAmendment, input)).toEqual(first);
    expect(services.db.select().from(amendment).all()).toHaveLength(1);
  });
});

describe("what is not the same draft", () => {
  const add = (over: object = {}, who = set.company.people.gm) =>
    done(set.services, who, addComment, { ...asking(), ...over }).id;

  it("is added: other words, another place, the same words begun anew or sent without a draft", () => {
    const department = { kind: "department", departmentId: sales };
    const changed = [{ body: "why?" }, { anchor: department }, { ask: null }, { draft: "draft-2" }];
    const plain = { draft: undefined };
    const ids = [{}, ...changed, plain, plain].map((over) => add(over));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is another command's: a reply is none that was given as an answer", () => {
    const { services, company } = set;
    const commentId = set.ask([sales]);
    const input = { commentId, departmentId: sales, ...words };
    const { id } = done(services, company.people.manager, answerQuestion, input);
    done(services, company.people.manager, answerQuestion, input);
    const reply = run(services, company.people.manager, replyComment, { commentId, ...words });
    expect(reply).not.toMatchObject({ value: { id } });
    expect(set.thread(commentId).replies).toHaveLength(2);
  });

  it("is another person's, who learns nothing of it, in this company or in another", () => {
    const mine = add();
    const theirs = add({}, set.company.people.facilitator);
    expect(theirs).not.toBe(mine);
    const stranger = makeCompany(set.services).people.gm;
    const told = run(set.services, stranger, addComment, asking());
    expect(told).toEqual({ ok: false, error: "unknown-meeting" });
    expect(comments()).toBe(2);
  });

  it.each(["", "x".repeat(65), "a b", "ä"])("%#. has an id's length and characters", (draft) => {
    const outcome = run(set.services, set.company.people.gm, addComment, { ...asking(), draft });
    expect(outcome).toEqual({ ok: false, error: "bad-input", field: "draft" });
  });

  it("does not bring back what its author deleted since", () => {
    const id = add({ ask: null });
    set.services.db.update(comment).set({ deletedAt: 1 }).where(eq(comment.id, id)).run();
    expect(add({ ask: null })).toBe(id);
    expect(set.thread(id).head.deletedAt).toBe(1);
  });
});
