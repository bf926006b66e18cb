/** Facts that go with a log line. Never words a person typed, never a token. */
export type LogFacts = Record<string, unknown>;

/** A structured log: one JSON object a line. */
export interface Log {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/**
 * Writes JSON lines to standard output (info) and standard error (warn, error).
 *
 * @param now the product's clock, in ms; the time stamped on each line.
 */
export function jsonLog(now: () => number): Log {
  const write =
    (stream: NodeJS.WriteStream, level: string) => (message: string, facts?: LogFacts) =>
      void stream.write(
        `${JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...readable(facts) })}\n`,
      );
  return {
    info: write(process.stdout, "info"),
    warn: write(process.stderr, "warn"),
    error: write(process.stderr, "error"),
  };
}

/** Errors have no enumerable fields: JSON would show them as {}. */
function readable(facts: LogFacts = {}): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      value instanceof Error
        ? { name: value.name, message: value.message, stack: value.stack }
        : value,
    ]),
  );
}
