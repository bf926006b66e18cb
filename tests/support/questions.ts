import type { Anchor } from "~/protocol/anchor";
import { addComment } from "~/services/question-commands/add-comment.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { threadOf } from "~/services/threads.server";
import { measurePageKey } from "~/sheet/page-key";
import type { SignedIn } from "~/services/session.server";
import { done, makeCompany, testServices, type TestCompany, type TestServices } from "./company";
import { makeMeasure } from "./scorecard";

/** A company with a measure of the sales department and an open meeting about February 2021. */
export interface QuestionSetting {
  services: TestServices;
  company: TestCompany;
  meetingId: string;
  /** The page of the sales department's measure. */
  page: string;
  anchor: Anchor;
  /** Asks departments something on the page, by default as the GM. @returns the question's id */
  ask(departmentIds: readonly string[], who?: SignedIn): string;
  thread(id: string): ReturnType<typeof threadOf>;
}

/** Makes the setting, everything through the verbs. */
export function questionSetting(): QuestionSetting {
  const services = testServices();
  const company = makeCompany(services);
  const { measureId } = makeMeasure(services, company);
  const { id: meetingId } = done(services, company.people.facilitator, openMeeting, {
    month: "2021-02",
  });
  const page = measurePageKey(measureId);
  const anchor: Anchor = { kind: "page", departmentId: company.departments.sales, page };
  services.rooms.calls.length = 0;
  return {
    services,
    company,
    meetingId,
    page,
    anchor,
    ask: (departmentIds, who = company.people.gm) =>
      done(services, who, addComment, {
        meetingId,
        anchor,
        body: "why?",
        mentions: [],
        ask: [...departmentIds],
      }).id,
    thread: (id) => threadOf(services.db, id),
  };
}
