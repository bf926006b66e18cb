/**
 * Why the server ended a connection. The y-websocket client takes 4400–4499 as final and comes back
 * by itself after every other code, so the range a code stands in decides what the browser does.
 */
export const CloseCode = {
  /** The session has ended: sign in again. Final. */
  signedOut: 4401,
  /** This person may not see the room, or no longer. Final. */
  forbidden: 4403,
  /** There is no such room. Final. */
  unknownRoom: 4404,
  /**
   * The client holds a copy of another generation of the document (the database was replaced or a
   * backup restored). Merging would double its content, so it offers its unsent text, drops the
   * copy and joins afresh. Final.
   */
  otherGeneration: 4410,
  /** One message was larger than the server takes; sending it again cannot help. Final. */
  tooLarge: 4413,
  /** A message could not be read. Final. */
  malformed: 4422,
  /** The client did not take its messages in time; it re-syncs when it comes back. Retried. */
  slowPeer: 4500,
  /** The last edits could not be written to disk; nothing was acknowledged. Retried. */
  storageFailure: 4503,
  /** Too many messages in too short a time. Retried. */
  rateLimited: 4508,
  /** The server is going down for a restart (a code of RFC 6455's registry). Retried. */
  restarting: 1012,
} as const;

/** One of the codes above. */
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** A short reason for logs and developer tools, sent in the close frame. Not for people's eyes. */
export function closeReason(code: CloseCode): string {
  return REASONS[code];
}

const REASONS: Readonly<Record<CloseCode, string>> = {
  [CloseCode.signedOut]: "signed out",
  [CloseCode.forbidden]: "forbidden",
  [CloseCode.unknownRoom]: "unknown room",
  [CloseCode.otherGeneration]: "other generation",
  [CloseCode.tooLarge]: "message too large",
  [CloseCode.malformed]: "malformed message",
  [CloseCode.slowPeer]: "slow peer",
  [CloseCode.storageFailure]: "storage failure",
  [CloseCode.rateLimited]: "rate limited",
  [CloseCode.restarting]: "restarting",
};
