import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACTIONS,
  can,
  PERMISSIONS,
  ROLES,
  type Action,
  type Actor,
  type Role,
  type Subject,
} from "~/domain/access/can";

const OWN: Subject = {
  companyId: "c",
  departmentId: "sales",
  providerIds: ["p"],
  leadId: "p",
  askerId: "p",
};
const OTHERS: Subject = {
  companyId: "c",
  departmentId: "aftersales",
  providerIds: ["q"],
  leadId: "q",
  askerId: "q",
};

function actor(...roles: Role[]): Actor {
  return { personId: "p", companyId: "c", roles, departmentIds: ["sales", "marketing"] };
}

/** The roles that may do an action to a subject, in the order of ROLES. */
function allowed(action: Action, subject: Subject): Role[] {
  return ROLES.filter((role) => can(actor(role), action, subject));
}

const EVERYBODY = [...ROLES];
const ADMINISTRATOR: Role[] = ["administrator"];
const COMMENTERS = ROLES.filter((role) => role !== "viewer");
const GM: Role[] = ["gm"];
const LEADERS: Role[] = ["administrator", "facilitator", "gm"];

/** Who may: on what is their own, on what is somebody else's, on their own in a closed meeting. */
interface Expected {
  rule: string;
  own: Role[];
  others: Role[];
  sealed: Role[];
}

const TABLE: Record<Action, Expected> = {
  "company.read": { rule: "AC2", own: EVERYBODY, others: EVERYBODY, sealed: EVERYBODY },
  "company.settings": {
    rule: "AC8",
    own: ADMINISTRATOR,
    others: ADMINISTRATOR,
    sealed: ADMINISTRATOR,
  },
  "people.manage": {
    rule: "AC8",
    own: ADMINISTRATOR,
    others: ADMINISTRATOR,
    sealed: ADMINISTRATOR,
  },
  "scorecard.read": { rule: "AC2", own: EVERYBODY, others: EVERYBODY, sealed: EVERYBODY },
  "scorecard.edit": {
    rule: "AC8",
    own: ADMINISTRATOR,
    others: ADMINISTRATOR,
    sealed: ADMINISTRATOR,
  },
  "actual.enter": {
    rule: "AC3",
    own: ["facilitator", "manager", "provider"],
    others: ["facilitator"],
    sealed: ["facilitator", "manager", "provider"],
  },
  "milestone.report": {
    rule: "AC4",
    own: ["facilitator", "manager"],
    others: ["facilitator"],
    sealed: ["facilitator", "manager"],
  },
  "meeting.read": { rule: "AC2", own: EVERYBODY, others: EVERYBODY, sealed: EVERYBODY },
  "meeting.open": {
    rule: "AC6",
    own: ["facilitator"],
    others: ["facilitator"],
    sealed: ["facilitator"],
  },
  "meeting.agenda": { rule: "AC6", own: LEADERS, others: ["facilitator"], sealed: [] },
  "meeting.lead": { rule: "AC7", own: LEADERS, others: [], sealed: [] },
  "meeting.take-over": { rule: "AC7", own: LEADERS, others: LEADERS, sealed: [] },
  "meeting.hand-over": { rule: "AC7", own: LEADERS, others: [], sealed: [] },
  "meeting.close": { rule: "AC6", own: LEADERS, others: ["facilitator"], sealed: [] },
  "overview.write": { rule: "AC6", own: LEADERS, others: ["facilitator"], sealed: [] },
  "sheet.read": { rule: "AC2", own: EVERYBODY, others: EVERYBODY, sealed: EVERYBODY },
  "sheet.edit": {
    rule: "AC4",
    own: ["facilitator", "manager"],
    others: ["facilitator"],
    sealed: [],
  },
  "closing.edit": {
    rule: "AC4",
    own: ["facilitator", "gm"],
    others: ["facilitator", "gm"],
    sealed: [],
  },
  "audit.read": { rule: "AC8", own: ADMINISTRATOR, others: ADMINISTRATOR, sealed: ADMINISTRATOR },
  "comment.write": { rule: "AC9", own: COMMENTERS, others: COMMENTERS, sealed: [] },
  "comment.edit": { rule: "AC9", own: COMMENTERS, others: [], sealed: [] },
  "comment.delete": { rule: "AC9", own: COMMENTERS, others: GM, sealed: [] },
  "question.ask": { rule: "AC9", own: COMMENTERS, others: COMMENTERS, sealed: [] },
  "question.answer": {
    rule: "AC10",
    own: ["facilitator", "manager"],
    others: ["facilitator"],
    sealed: ["facilitator", "manager"],
  },
  "question.accept": { rule: "AC10", own: COMMENTERS, others: GM, sealed: COMMENTERS },
  "question.settle": { rule: "AC10", own: COMMENTERS, others: ["facilitator", "gm"], sealed: [] },
  "question.waive": { rule: "AC10", own: GM, others: GM, sealed: [] },
  "support.decide": { rule: "AC10", own: ["manager"], others: [], sealed: ["manager"] },
  "follow-up.edit": {
    rule: "AC11",
    own: ["facilitator", "manager"],
    others: ["facilitator"],
    sealed: ["facilitator", "manager"],
  },
  "closing.waive": { rule: "AC12", own: GM, others: GM, sealed: [] },
  "meeting.approve": { rule: "AC12", own: GM, others: GM, sealed: GM },
  "amendment.write": {
    rule: "AC12",
    own: ["facilitator", "gm"],
    others: ["facilitator", "gm"],
    sealed: ["facilitator", "gm"],
  },
  "reminders.manage": {
    rule: "AC12",
    own: ADMINISTRATOR,
    others: ADMINISTRATOR,
    sealed: ADMINISTRATOR,
  },
};

describe.each(ACTIONS)("%s", (action) => {
  const expected = TABLE[action];

  it(`[${expected.rule}] is for the right roles, on what is their own`, () => {
    expect(allowed(action, OWN)).toEqual(expected.own);
  });

  it(`[${expected.rule}] is for the right roles, on what is somebody else's`, () => {
    expect(allowed(action, OTHERS)).toEqual(expected.others);
  });

  it("[AC5] is for the right roles in a closed meeting", () => {
    expect(allowed(action, { ...OWN, sealed: true })).toEqual(expected.sealed);
  });

  it("[AC1] is for nobody in another company", () => {
    expect(allowed(action, { ...OWN, companyId: "other" })).toEqual([]);
  });

  it("[AC2] is for nobody without a role", () => {
    expect(can(actor(), action, OWN)).toBe(false);
  });

  it("is refused by what its rule asks for and the subject does not say", () => {
    const bare = allowed(action, { companyId: "c" });
    expect(bare).toEqual(ROLES.filter((role) => PERMISSIONS[action].roles[role] === "company"));
  });
});

describe("several roles", () => {
  const subject = fc.record({
    companyId: fc.constantFrom("c", "other"),
    departmentId: fc.constantFrom("sales", "marketing", "finance"),
    providerIds: fc.subarray(["p", "q"]),
    leadId: fc.constantFrom("p", "q", null),
    askerId: fc.constantFrom("p", "q"),
    sealed: fc.boolean(),
  });

  it("add up: each may what one of them may, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.subarray([...ROLES]),
        fc.constantFrom(...ACTIONS),
        subject,
        (roles, action, what) => {
          const alone = roles.some((role) => can(actor(role), action, what));
          expect(can(actor(...roles), action, what)).toBe(alone);
        },
      ),
    );
  });

  it("[AC4] a manager of several departments edits each of them", () => {
    const manager = actor("manager");
    const edits = (departmentId: string) =>
      can(manager, "sheet.edit", { companyId: "c", departmentId });
    expect(["sales", "marketing", "finance"].map(edits)).toEqual([true, true, false]);
  });
});
