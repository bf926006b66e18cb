import { describe, expect, it } from "vitest";
import { blockersOf, unwaived } from "~/domain/meeting/closing";
import type { MissingPart } from "~/domain/meeting/lack";
import type { PartyState, Question, QuestionEnd } from "~/domain/question/question";

const OPEN: Question = {
  id: "q1",
  parties: [
    { departmentId: "sales", state: "open" },
    { departmentId: "used", state: "answered" },
  ],
  end: null,
};
const NOTHING = { readiness: [], questions: [], measures: new Set<string>(), support: [] };

function lacking(...parts: MissingPart[]) {
  const readiness = [{ departmentId: "sales", missing: [{ measureId: "M5", parts }] }];
  return blockersOf({ ...NOTHING, readiness });
}

describe("what blocks closing", () => {
  it("[CL1] what a page lacks, with a key that says what", () => {
    expect(lacking("cause", "owner")).toEqual([
      {
        kind: "lack",
        key: "lack/M5/cause+owner",
        departmentId: "sales",
        measureId: "M5",
        parts: ["cause", "owner"],
      },
    ]);
  });

  it("[CL1] a question, naming those who have not answered", () => {
    const answered: Question = {
      ...OPEN,
      id: "q2",
      parties: [{ departmentId: "sales", state: "answered" }],
    };
    expect(blockersOf({ ...NOTHING, questions: [OPEN, answered] })).toEqual([
      { kind: "question", key: "question/q1", questionId: "q1", departmentIds: ["sales"] },
    ]);
  });

  it.each<[string, PartyState[], QuestionEnd, string[]]>([
    ["one of two has not answered", ["accepted", "open"], null, ["d1"]],
    ["it was asked again", ["asked-again"], null, ["d0"]],
    ["all have answered, accepted or not", ["answered", "accepted"], null, []],
    ["it was waived", ["open"], { kind: "waived", reason: "会后已谈清", by: "gm" }, []],
    ["it was put off", ["open"], { kind: "deferred", until: "2021-03-31", by: "gm" }, []],
  ])("[QU7] a question while it has not ended and is not answered: %s", (_, states, end, owing) => {
    const parties = states.map((state, index) => ({ departmentId: `d${index}`, state }));
    const blockers = blockersOf({ ...NOTHING, questions: [{ id: "q1", parties, end }] });
    const named = blockers.flatMap((each) => (each.kind === "question" ? each.departmentIds : []));
    expect(named).toEqual(owing);
    expect(blockers).toHaveLength(owing.length === 0 ? 0 : 1);
  });

  it("[CL5] a question that became a measure, while that measure is not on its page", () => {
    const turned: Question = {
      ...OPEN,
      end: { kind: "turned", followUpSource: "q-q1", by: "gm" },
    };
    const blockers = (...measures: string[]) =>
      blockersOf({ ...NOTHING, questions: [turned], measures: new Set(measures) });
    expect(blockers("another")).toEqual([{ kind: "turned", key: "turned/q1", questionId: "q1" }]);
    expect(blockers("another", "q-q1")).toEqual([]);
  });

  it("[CL2] support that was neither promised nor declined", () => {
    const support = (["open", "promised", "declined"] as const).map((state) => ({
      id: state,
      departmentId: "used",
      state,
    }));
    expect(blockersOf({ ...NOTHING, support })).toEqual([
      { kind: "support", key: "support/open", requestId: "open", departmentId: "used" },
    ]);
  });
});

describe("waivers", () => {
  it("[CL3] what was waived no longer blocks, the rest does", () => {
    const blockers = [...lacking("actual"), ...blockersOf({ ...NOTHING, questions: [OPEN] })];
    expect(unwaived(blockers, ["question/q1"])).toEqual(lacking("actual"));
    expect(unwaived(blockers, ["question/q1", "lack/M5/actual"])).toEqual([]);
  });

  it("[CL4] a waiver holds while the page lacks no more than was waived", () => {
    const waivers = ["lack/M5/problem+cause"];
    expect(unwaived(lacking("cause"), waivers)).toEqual([]);
    expect(unwaived(lacking("cause", "owner"), waivers)).toHaveLength(1);
    expect(unwaived(lacking("cause"), ["lack/M55/cause", "lack/M4/cause"])).toHaveLength(1);
  });
});
