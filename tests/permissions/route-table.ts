/**
 * Every route's loader and action: who may come through, and an address at which they find what the
 * company has. A route without an entry fails the test.
 */
import { runCommand } from "~/services/command.server";
import { makeCalendarAddress } from "~/services/calendar-commands.server";
import type { TestServices } from "../support/company";
import type { Demand, Rule } from "./expectation";
import type { Setting } from "./setting";

/** What is sent to a route. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form's fields, or (a string) the body itself. */
  readonly body?: Readonly<Record<string, string>> | string;
}

/** A loader or an action. */
export type Door =
  /** Behind a right. */
  | {
      readonly kind: "right";
      readonly rule: (of: Setting) => Rule;
      readonly asked: (of: Setting) => Asked;
    }
  /** Open to everybody: it leads to a door, or a secret in the address is the right. */
  | {
      readonly kind: "public";
      readonly asked?: (of: Setting, services: TestServices) => Asked;
      /** The one answer, whoever asks; any that is no refusal when absent. */
      readonly status?: number;
    };

/** A route of the table; one with neither shows what its frame has loaded. */
export interface RouteEntry {
  readonly loader?: Door;
  readonly action?: Door;
  /** There is nothing of it in an open meeting, whoever asks. */
  readonly onlyClosed?: true;
}

const PUBLIC: Door = { kind: "public" };
const ONLY_SENT_TO: Door = { kind: "public", status: 405 };
const NOWHERE: Door = { kind: "public", status: 404 };

/** A page of one's own company, at an address that names none of its things. */
function ofCompany(demands: Rule["demands"], asked: Asked = {}): Door {
  return { kind: "right", rule: () => ({ demands, names: "nothing" }), asked: () => asked };
}

/** A page about things of a company. */
function ofThings(
  demands: (of: Setting) => readonly Demand[],
  asked: (of: Setting) => Asked,
  rest: Partial<Rule> = {},
): Door {
  return {
    kind: "right",
    rule: (of) => ({ demands: demands(of), names: "things", ...rest }),
    asked,
  };
}

const inSales = ({ company }: Setting) => ({ departmentId: company.departments.sales });
const readMeeting = (): Demand[] => [["meeting.read"]];
const readSheet = (of: Setting): Demand[] => [["sheet.read", inSales(of)]];
const ofMonth = ({ month }: Setting): Asked => ({ params: { month } });
const onPage = ({ month }: Setting): Asked => ({
  params: { month, department: "sales", page: "M1" },
});
const MEETING = ofThings(readMeeting, ofMonth);
const EDITING = ofCompany([["scorecard.edit"]]);

const JSON_BODY = { "content-type": "application/json" };

/** Read, and found to be none, for whoever may send one. */
const NO_PICTURE = "no picture";

const meetingRoutes: Record<string, RouteEntry> = {
  "meetings.$month": { loader: MEETING },
  "meetings.$month._index": { loader: MEETING },
  "meetings.$month.agenda": {
    loader: ofThings(() => [["meeting.agenda"]], ofMonth, { inMeeting: true }),
  },
  "meetings.$month.board": { loader: MEETING },
  "meetings.$month.closing": { loader: MEETING },
  "meetings.$month.departments.$department.$page": { loader: ofThings(readMeeting, onPage) },
  "meetings.$month.departments.$department.$page_.history": { loader: ofThings(readSheet, onPage) },
  "meetings.$month.departments.$department.$page_.history_.$seq": {
    loader: ofThings(readSheet, (of) => ({ params: { ...onPage(of).params, seq: "1" } })),
  },
  "meetings.$month.departments.$department._index": { loader: ofThings(readSheet, onPage) },
  "meetings.$month.overview": { loader: MEETING },
  "meetings.$month.questions": {},
  "meetings.$month_.join[.]svg": { loader: MEETING },
  "meetings.$month_.minutes": { loader: MEETING },
  "meetings.$month_.present": { loader: MEETING },
  "meetings.$month_.record[.]json": { loader: MEETING, onlyClosed: true },
  "pictures.$meeting.$department": {
    action: ofThings(
      (of) => [["sheet.edit", inSales(of)]],
      (of) => ({
        params: { meeting: of.meetingId, department: of.company.departments.sales },
        query: { page: of.page },
        body: NO_PICTURE,
      }),
      { inMeeting: true, told: { open: "picture-unknown-format" } },
    ),
  },
  "pictures.$meeting.$department_.$hash": {
    loader: ofThings(readSheet, ({ meetingId, company, hash }) => ({
      params: { meeting: meetingId, department: company.departments.sales, hash },
    })),
  },
};

const scorecardRoutes: Record<string, RouteEntry> = {
  scorecard: { loader: EDITING },
  "scorecard._index": {},
  "scorecard.levels": { loader: EDITING },
  "scorecard.map": { loader: EDITING },
  "scorecard.measures.$code": {
    loader: ofCompany([["scorecard.edit"]], { params: { code: "M1" } }),
  },
  "scorecard.measures._index": {},
  "scorecard.new-measure": {},
  "scorecard.new-plan": {},
  "scorecard.plans.$code": { loader: ofCompany([["scorecard.edit"]], { params: { code: "K1" } }) },
  "scorecard.plans._index": {},
  "actual-changes": {
    loader: ofThings(
      () => [["scorecard.read"]],
      ({ measureId, month }) => ({ query: { measure: measureId, month } }),
    ),
  },
  "actuals.$month": {
    loader: ofCompany([["scorecard.read"]], { params: { month: "2021-02" } }),
  },
  // Leads to the month at hand, which its own route judges.
  "actuals._index": { loader: ofCompany("anybody") },
};

const companyRoutes: Record<string, RouteEntry> = {
  _index: { loader: ofCompany([["company.read"]]) },
  audit: { loader: ofCompany([["audit.read"]]) },
  "audit[.]csv": { loader: ofCompany([["audit.read"]]) },
  board: { loader: ofCompany([["meeting.read"]]) },
  design: { loader: ofCompany([["company.read"]]) },
  "digest-tests": {
    loader: ONLY_SENT_TO,
    action: ofThings(
      () => [["reminders.manage"]],
      ({ channelId }) => ({ headers: JSON_BODY, body: JSON.stringify({ id: channelId }) }),
    ),
  },
  "follow-up-events": {
    loader: ofThings(readMeeting, ({ followUpId }) => ({ query: { id: followUpId } })),
  },
  me: { loader: ofCompany("anybody") },
  people: { loader: ofCompany([["people.manage"]]) },
  settings: { loader: ofCompany([["company.settings"]]) },
};

const doors: Record<string, RouteEntry> = {
  $: { loader: NOWHERE },
  "calendar.$file": {
    loader: {
      kind: "public",
      status: 200,
      asked: ({ people }, services) => {
        const made = runCommand({ ...services, who: people.viewer }, makeCalendarAddress, {});
        return { params: { file: made.ok ? `${made.value.token}.ics` : "" } };
      },
    },
  },
  "invitation.$token": {
    loader: { kind: "public", asked: () => ({ params: { token: "none" } }) },
    action: { kind: "public", asked: () => ({ params: { token: "none" }, body: {} }) },
  },
  language: { loader: PUBLIC, action: { kind: "public", asked: () => ({ body: {} }) } },
  "set-up.$token": {
    loader: { kind: "public", asked: () => ({ params: { token: "none" } }) },
    action: { kind: "public", asked: () => ({ params: { token: "none" }, body: {} }) },
  },
  "sign-in": { loader: PUBLIC, action: { kind: "public", asked: () => ({ body: {} }) } },
  "sign-in_.back.$provider": {
    loader: { kind: "public", asked: () => ({ params: { provider: "none" } }) },
  },
  "sign-in_.code": { loader: PUBLIC, action: { kind: "public", asked: () => ({ body: {} }) } },
  "sign-in_.with.$provider": {
    loader: { kind: "public", asked: () => ({ params: { provider: "none" } }) },
  },
  "sign-out": { loader: PUBLIC, action: { kind: "public", asked: () => ({ body: {} }) } },
  "sit-down": {
    loader: PUBLIC,
    // There are no seats outside of the demo.
    action: { kind: "public", status: 403, asked: () => ({ body: { seat: "none" } }) },
  },
  theme: { loader: PUBLIC, action: { kind: "public", asked: () => ({ body: {} }) } },
};

/** The table, by the names of the routes' files. */
export const ROUTE_TABLE: Readonly<Record<string, RouteEntry>> = {
  ...meetingRoutes,
  ...scorecardRoutes,
  ...companyRoutes,
  ...doors,
};
