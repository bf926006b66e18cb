/**
 * Every key of the shared documents. No other file of the project spells one, so that a rename or a
 * migration has one place to look at.
 */

/** Names of the top-level shared types. */
export const SheetType = {
  meta: "meta",
  findings: "findings",
  causes: "causes",
  improvements: "improvements",
} as const;

/** Names of the closing page's top-level texts. */
export const ClosingType = { remarks: "remarks", decisions: "decisions" } as const;

/** Keys of the `meta` map; the closing page has one too. */
export const MetaKey = { version: "version" } as const;

/** Keys that every row has. */
export const RowKey = { order: "order", deleted: "deleted" } as const;

/** Further keys of a finding (a problem or a risk). */
export const FindingKey = { page: "page", kind: "kind", text: "text" } as const;

/** Further keys of a cause. */
export const CauseKey = { finding: "finding", text: "text" } as const;

/** Further keys of an improvement measure. */
export const ImprovementKey = {
  page: "page",
  action: "action",
  goal: "goal",
  owners: "owners",
  due: "due",
  progress: "progress",
  completion: "completion",
} as const;

/** The name of the top-level text about a follow-up of an earlier meeting. */
export const progressName = (followUpId: string, field: "progress" | "completion") =>
  `${field}/${followUpId}`;
