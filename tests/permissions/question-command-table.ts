/** The commands about comments and cross-questions, as the table of all commands has them. */
import type { Demand, Rule } from "./expectation";
import type { CommandEntry } from "./command-entry";
import type { Asker, Setting } from "./setting";

const salesOf = ({ company }: Setting) => ({ departmentId: company.departments.sales });

function rule(demands: readonly Demand[], rest: Partial<Rule> = {}): Rule {
  return { demands, names: "things", inMeeting: true, ...rest };
}

/** What concerns whoever asked. */
function ofAsker(
  action: Demand[0],
  input: CommandEntry["input"],
  rest: Partial<Rule> = {},
): CommandEntry {
  return {
    byAsker: true,
    rule: ({ people }, asker) => rule([[action, { askerId: people[asker].actor.personId }]], rest),
    input,
  };
}

/** A question that takes an answer: in a closed meeting only one that was put off [AC10]. */
function answerable(of: Setting, isClosed: boolean, asker: Asker) {
  const commentId = (isClosed ? of.deferred : of.questions)[asker];
  return { commentId, ...salesOf(of) };
}

/** See the file's header. */
export const questionCommands: Record<string, CommandEntry> = {
  "accept-answer": ofAsker(
    "question.accept",
    (of, state, asker) => answerable(of, state === "closed", asker),
    { inMeeting: false },
  ),
  "add-comment": {
    rule: () => rule([["question.ask"]]),
    input: (of) => ({
      meetingId: of.meetingId,
      anchor: { kind: "page", ...salesOf(of), page: of.page },
      body: "why?",
      mentions: [of.people.viewer.actor.personId],
      ask: [of.company.departments.aftersales],
    }),
  },
  "answer-question": {
    rule: (of) => rule([["question.answer", salesOf(of)]], { inMeeting: false }),
    input: (of, state) => ({
      ...answerable(of, state === "closed", "gm"),
      body: "because",
      mentions: [],
    }),
  },
  "ask-again": ofAsker(
    "question.accept",
    (of, state, asker) => ({
      ...answerable(of, state === "closed", asker),
      body: "still?",
      mentions: [],
    }),
    { inMeeting: false },
  ),
  "ask-support": {
    byAsker: true,
    rule: (of, asker) =>
      rule(
        [
          ["question.settle", { askerId: of.people[asker].actor.personId }],
          ["question.answer", salesOf(of)],
        ],
        { told: { closed: "closed" } },
      ),
    input: ({ questions, company }, _state, asker) => ({
      commentId: questions[asker],
      departmentId: company.departments.aftersales,
      what: "help",
    }),
  },
  "decide-support": {
    rule: (of) => rule([["support.decide", salesOf(of)]], { told: { closed: "closed" } }),
    input: ({ supportId }) => ({ requestId: supportId, decision: "promise", dueOn: "2021-09-01" }),
  },
  "defer-question": ofAsker("question.settle", ({ questions }, _state, asker) => ({
    commentId: questions[asker],
    until: "2021-09-01",
    reason: "later",
  })),
  "delete-comment": ofAsker("comment.delete", ({ comments }, _state, asker) => ({
    commentId: comments[asker],
  })),
  "edit-comment": ofAsker("comment.edit", ({ comments }, _state, asker) => ({
    commentId: comments[asker],
    body: "otherwise",
    mentions: [],
  })),
  "reply-comment": {
    rule: () => rule([["comment.write"]]),
    input: ({ comments, people }) => ({
      commentId: comments.gm,
      body: "well",
      mentions: [people.viewer.actor.personId],
    }),
  },
  "turn-question": ofAsker("question.settle", (of, _state, asker) => ({
    commentId: of.questions[asker],
    page: of.page,
    action: "do it",
    ownerIds: [of.people.viewer.actor.personId],
    due: "",
  })),
  "waive-question": {
    rule: () => rule([["question.waive"]]),
    input: ({ questions }) => ({ commentId: questions.gm, reason: "r" }),
  },
};
