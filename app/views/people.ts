import type { Role } from "~/domain/access/can";
import type { Named } from "./page";

/** A person as an administrator manages them. */
export interface ManagedPerson extends Named {
  id: string;
  email: string;
  roles: Role[];
  departmentIds: string[];
  /** `waiting`: an invitation is open until `invitedUntil`; `uninvited`: there is no way in yet. */
  state: "active" | "waiting" | "uninvited" | "shut-out";
  /** Until when an invitation waits, ms; null without one. */
  invitedUntil: number | null;
  /** Whether signing in asks them for a code. */
  hasSecondFactor: boolean;
}

/** The people of a company and the departments that they can belong to. */
export interface PeopleView {
  people: ManagedPerson[];
  departments: (Named & { id: string })[];
  timeZone: string;
  me: string;
}

/** What a company decides for itself. */
export interface CompanySettings {
  name: string;
  greyCountsAsWorst: boolean;
}
