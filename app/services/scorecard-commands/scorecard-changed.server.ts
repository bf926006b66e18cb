import type { Validity } from "~/domain/scorecard/month";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { alignAgendas } from "../agenda.server";
import type { Work } from "../command.server";
import { relightSpan } from "../kept-lights.server";
import type { Touched } from "../lights.server";

/**
 * What every change of the scorecard ends with: the lights of the months it touches are judged anew
 * in the same transaction, agendas that have not begun get the departments they lack, and open screens are told to read the scorecard again.
 */
export function scorecardChanged(work: Work, span: Validity, touched?: Touched): void {
  alignAgendas(work.db, work.actor.companyId);
  const lights = relightSpan(work.db, work.actor.companyId, span, work.now, touched);
  work.push([...lights, [STRUCTURE_KEY, work.now]]);
}
