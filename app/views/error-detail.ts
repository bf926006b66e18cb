/** What a loader throws with its status, so that the error page can name what was not found. */
export type ErrorDetail =
  | { kind: "unknown-month"; month: string }
  | { kind: "unknown-department"; code: string }
  | { kind: "unknown-page"; code: string }
  | { kind: "unknown-measure"; code: string }
  | { kind: "unknown-plan"; code: string };
