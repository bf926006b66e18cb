/** Who may do what: one table, used by pages, commands and rooms alike. Rules AC1–AC12. */

/** The roles that a person can hold in a company, several at once. */
export const ROLES = [
  "administrator",
  "facilitator",
  "gm",
  "manager",
  "provider",
  "viewer",
] as const;
/** See {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** A person as far as rights go. `departmentIds` are the departments that they belong to. */
export interface Actor {
  readonly personId: string;
  readonly companyId: string;
  readonly roles: readonly Role[];
  readonly departmentIds: readonly string[];
}

/** What an action is done to. What an action's rule asks for and the subject lacks is refused. */
export interface Subject {
  readonly companyId: string;
  readonly departmentId?: string;
  /** The data providers of the measure. */
  readonly providerIds?: readonly string[];
  /** The person who leads the meeting now. */
  readonly leadId?: string | null;
  /** The person who asked the question, or wrote the comment. */
  readonly askerId?: string;
  /** Whether the meeting is closed. */
  readonly sealed?: boolean;
}

/** Every action that is checked. */
export const ACTIONS = [
  "company.read",
  "company.settings",
  "people.manage",
  "scorecard.read",
  "scorecard.edit",
  "actual.enter",
  "milestone.report",
  "meeting.read",
  "meeting.open",
  "meeting.agenda",
  "meeting.lead",
  "meeting.take-over",
  "meeting.hand-over",
  "meeting.close",
  "overview.write",
  "sheet.read",
  "sheet.edit",
  "closing.edit",
  "audit.read",
  "comment.write",
  "comment.edit",
  "comment.delete",
  "question.ask",
  "question.answer",
  "question.accept",
  "question.settle",
  "question.waive",
  "support.decide",
  "follow-up.edit",
  "closing.waive",
  "meeting.approve",
  "amendment.write",
  "reminders.manage",
] as const;
/** See {@link ACTIONS}. */
export type Action = (typeof ACTIONS)[number];

/** What a role's right is limited to, always within the own company. */
export type Scope =
  /** Anything in the company. */
  | "company"
  /** What belongs to a department of the actor's. */
  | "own-department"
  /** A measure that the actor is a data provider of. */
  | "own-measure"
  /** A meeting that the actor leads. */
  | "own-lead"
  /** A question that the actor asked, or a comment that they wrote. */
  | "own-question";

/** Who may do an action: the scope for each role that may do it at all. */
export interface Permission {
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
  /** What must never happen to a closed meeting [AC5]. */
  readonly unlessSealed?: true;
}

const EVERY_ROLE = {
  administrator: "company",
  facilitator: "company",
  gm: "company",
  manager: "company",
  provider: "company",
  viewer: "company",
} as const satisfies Permission["roles"];

/** [AC6] The facilitator's own work, which comes with the lead to whoever has taken it. */
const FACILITATION = {
  facilitator: "company",
  gm: "own-lead",
  administrator: "own-lead",
} as const satisfies Permission["roles"];

/** [AC7] Those who may hold the lead. */
const LEADERS = {
  facilitator: "own-lead",
  gm: "own-lead",
  administrator: "own-lead",
} as const satisfies Permission["roles"];

/** [AC9] Everybody who may comment. */
const COMMENTERS = {
  administrator: "company",
  facilitator: "company",
  gm: "company",
  manager: "company",
  provider: "company",
} as const satisfies Permission["roles"];

/** [AC9] [AC10] Whoever asked a question or wrote a comment, as far as they may still comment. */
const ASKER = {
  administrator: "own-question",
  facilitator: "own-question",
  manager: "own-question",
  provider: "own-question",
} as const satisfies Permission["roles"];

/** The table. An action, a role and its scope; what is not here is refused. */
export const PERMISSIONS: Readonly<Record<Action, Permission>> = {
  "company.read": { roles: EVERY_ROLE },
  "company.settings": { roles: { administrator: "company" } },
  "people.manage": { roles: { administrator: "company" } },
  "scorecard.read": { roles: EVERY_ROLE },
  "scorecard.edit": { roles: { administrator: "company" } },
  "actual.enter": {
    roles: { facilitator: "company", manager: "own-department", provider: "own-measure" },
  },
  "milestone.report": { roles: { facilitator: "company", manager: "own-department" } },
  "meeting.read": { roles: EVERY_ROLE },
  "meeting.open": { roles: { facilitator: "company" } },
  "meeting.agenda": { roles: FACILITATION, unlessSealed: true },
  "meeting.lead": { roles: LEADERS, unlessSealed: true },
  "meeting.take-over": {
    roles: { facilitator: "company", gm: "company", administrator: "company" },
    unlessSealed: true,
  },
  "meeting.hand-over": { roles: LEADERS, unlessSealed: true },
  "meeting.close": { roles: FACILITATION, unlessSealed: true },
  "overview.write": { roles: FACILITATION, unlessSealed: true },
  "sheet.read": { roles: EVERY_ROLE },
  "sheet.edit": {
    roles: { facilitator: "company", manager: "own-department" },
    unlessSealed: true,
  },
  "closing.edit": { roles: { facilitator: "company", gm: "company" }, unlessSealed: true },
  "audit.read": { roles: { administrator: "company" } },
  "comment.write": { roles: COMMENTERS, unlessSealed: true },
  "comment.edit": { roles: { ...ASKER, gm: "own-question" }, unlessSealed: true },
  "comment.delete": { roles: { ...ASKER, gm: "company" }, unlessSealed: true },
  "question.ask": { roles: COMMENTERS, unlessSealed: true },
  "question.answer": { roles: { facilitator: "company", manager: "own-department" } },
  "question.accept": { roles: { ...ASKER, gm: "company" } },
  "question.settle": {
    roles: { ...ASKER, facilitator: "company", gm: "company" },
    unlessSealed: true,
  },
  "question.waive": { roles: { gm: "company" }, unlessSealed: true },
  "support.decide": { roles: { manager: "own-department" } },
  "follow-up.edit": { roles: { facilitator: "company", manager: "own-department" } },
  "closing.waive": { roles: { gm: "company" }, unlessSealed: true },
  "meeting.approve": { roles: { gm: "company" } },
  "amendment.write": { roles: { facilitator: "company", gm: "company" } },
  "reminders.manage": { roles: { administrator: "company" } },
};

/** Whether `actor` may do `action` to `subject`. Several roles add up; nothing takes away. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const permission = PERMISSIONS[action];
  if (actor.companyId !== subject.companyId) return false;
  if (permission.unlessSealed && subject.sealed) return false;
  return actor.roles.some((role) => covers(permission.roles[role], actor, subject));
}

function covers(scope: Scope | undefined, actor: Actor, subject: Subject): boolean {
  switch (scope) {
    case undefined:
      return false;
    case "company":
      return true;
    case "own-department":
      return (
        subject.departmentId !== undefined && actor.departmentIds.includes(subject.departmentId)
      );
    case "own-measure":
      return subject.providerIds?.includes(actor.personId) ?? false;
    case "own-lead":
      return subject.leadId === actor.personId;
    case "own-question":
      return subject.askerId === actor.personId;
  }
}
