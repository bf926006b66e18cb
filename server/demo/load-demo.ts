import type { Services } from "~/services/context.server";
import { newToken } from "~/services/session.server";
import { isEmptyInstallation, issueSetupToken, setUpCompany } from "~/services/set-up.server";
import { markAsDemo } from "../installation";
import { FACILITATOR, must, type Dealership, type EditRoom } from "./dealership";
import { liveWithFollowUps } from "./load-follow-ups";
import { liveThroughJanuary, prepareFebruary } from "./load-meetings";
import { demoEmail, loadPeople } from "./load-people";
import { loadScorecard } from "./load-scorecard";
import { loadStrategyMap } from "./load-strategy-map";
import type { SampleClock } from "./sample-clock";
import { readSamples } from "./samples";

/** What the loader needs; the clock is also that of the services and of the rooms. */
export interface DemoPorts {
  services: Omit<Services, "clock">;
  clock: SampleClock;
  edit: EditRoom;
  /** The folder of the sample files, db/demo. */
  samples: string;
}

/**
 * Fills an installation without companies with the sample dealership, through the verbs that a
 * person's own data goes through: January is held and closed, February is being prepared. Into an
 * installation that has a company it loads nothing.
 *
 * It is many commits. `prepareDemo` sees to it that nobody ever meets the half of it.
 */
export async function loadDemo(ports: DemoPorts): Promise<void> {
  if (!isEmptyInstallation(ports.services)) return;
  const dealership = await foundCompany(ports);
  loadPeople(dealership);
  loadScorecard(dealership);
  loadStrategyMap(dealership);
  liveThroughJanuary(dealership);
  liveWithFollowUps(dealership);
  prepareFebruary(dealership);
  markAsDemo(ports.services.db);
}

/** Creates the company and its first administrator, whose password nobody knows: the demo asks none. */
async function foundCompany(ports: DemoPorts): Promise<Dealership> {
  const { clock, edit } = ports;
  const services = { ...ports.services, clock };
  const samples = readSamples(ports.samples);
  const first = samples.people.find((row) => row("id") === FACILITATOR);
  const company = samples.company[0];
  if (!first || !company) throw new Error("the sample files name no company or no facilitator");
  const nameZh = first("title_zh");
  const { companyId, personId } = must(
    await setUpCompany(services, issueSetupToken(services), {
      companyName: company("name_zh"),
      personName: nameZh,
      email: demoEmail(FACILITATOR),
      password: newToken(),
    }),
  );
  const actor = { personId, companyId, roles: ["administrator" as const], departmentIds: [] };
  const who = { actor, nameZh, nameEn: first("title_en"), locale: "zh-CN" as const };
  return {
    services,
    clock,
    edit,
    samples,
    companyId,
    people: new Map([[FACILITATOR, who]]),
    departments: new Map(),
    objectives: new Map(),
    measures: new Map(),
    plans: new Map(),
  };
}
