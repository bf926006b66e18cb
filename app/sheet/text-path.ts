/** Names of the shared texts of a sheet that stay the same for good, for whatever refers to one. */
import { IMPROVEMENT_FIELDS, PLAN_FIELDS, type ImprovementField, type PlanField } from "./fields";
import { isId } from "./limits";

/**
 * A text of a sheet as stored outside of it: `finding:<id>`, `cause:<id>`, `improvement:<id>:<field>`,
 * `picture:<id>` (what stands under it), `plan:<id>:<field>`.
 */
export type TextPath = string;

/** What a path names. */
export type TextPlace =
  | { readonly kind: "finding"; readonly id: string }
  | { readonly kind: "cause"; readonly id: string }
  | { readonly kind: "picture"; readonly id: string }
  | { readonly kind: "improvement"; readonly id: string; readonly field: ImprovementField }
  | { readonly kind: "plan"; readonly id: string; readonly field: PlanField };

/** The path of a finding's words. */
export const findingPath = (id: string): TextPath => `finding:${id}`;

/** The path of a cause's words. */
export const causePath = (id: string): TextPath => `cause:${id}`;

/** The path of the words under a picture. */
export const picturePath = (id: string): TextPath => `picture:${id}`;

/** The path of one field of an improvement measure. */
export const improvementPath = (id: string, field: ImprovementField): TextPath =>
  `improvement:${id}:${field}`;

/** The path of one field of an action plan's page. */
export const planPath = (id: string, field: PlanField): TextPath => `plan:${id}:${field}`;

/** Reads a path; null when it is none. */
export function parseTextPath(path: string): TextPlace | null {
  const [kind, id, field, ...rest] = path.split(":");
  if (!isId(id) || rest.length > 0) return null;
  if (kind === "finding" || kind === "cause" || kind === "picture") {
    return field === undefined ? { kind, id } : null;
  }
  if (kind === "plan") {
    const ofPlan = PLAN_FIELDS.find((each) => each === field);
    return ofPlan === undefined ? null : { kind, id, field: ofPlan };
  }
  const known = IMPROVEMENT_FIELDS.find((each) => each === field);
  return kind === "improvement" && known !== undefined ? { kind, id, field: known } : null;
}
