import { newId } from "#db/id";
import { digestChannel, followUp, meeting } from "#db/schema";
import type { ChannelKind } from "~/domain/reminders/channel-target";
import { ownerKey } from "~/sheet/owners";
import { makeCompany, type TestCompany, type TestServices } from "../../../support/company";

/** A company with a meeting in which follow-ups can have been raised. */
export interface DueCompany extends TestCompany {
  meetingId: string;
}

/** Makes a company with January's meeting. */
export function makeDueCompany(services: TestServices): DueCompany {
  const company = makeCompany(services);
  const meetingId = newId();
  services.db
    .insert(meeting)
    .values({
      id: meetingId,
      companyId: company.id,
      month: "2021-01",
      phase: "closed",
      openedAt: services.clock.now(),
    })
    .run();
  return { ...company, meetingId };
}

/** Adds a follow-up of the sales department, owned by its manager unless said otherwise. */
export function addFollowUp(
  { db }: TestServices,
  company: DueCompany,
  values: Partial<typeof followUp.$inferInsert> & { wording: string },
): string {
  const id = newId();
  const owner = ownerKey({ kind: "person", personId: company.people.manager.actor.personId });
  db.insert(followUp)
    .values({
      id,
      companyId: company.id,
      kind: "improvement",
      sourceId: id,
      raisedIn: company.meetingId,
      departmentId: company.departments.sales,
      page: "measure:m1",
      position: 0,
      goal: "",
      owners: owner === null ? [] : [owner],
      dueTyped: values.dueOn ?? "",
      state: "planned",
      createdAt: 0,
      ...values,
    })
    .run();
  return id;
}

/** Adds a channel that is switched on, at nine in the morning. */
export function addChannel(
  { db }: TestServices,
  company: DueCompany,
  kind: ChannelKind,
  target: string,
  values: Partial<typeof digestChannel.$inferInsert> = {},
): string {
  const id = newId();
  db.insert(digestChannel)
    .values({
      id,
      companyId: company.id,
      kind,
      target,
      locale: "zh-CN",
      hour: 9,
      enabled: true,
      ...values,
    })
    .run();
  return id;
}
