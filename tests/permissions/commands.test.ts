import { afterAll, describe, expect, test } from "vitest";
import { answerCommand } from "~/services/answer-command.server";
import { COMMAND_NAMES } from "~/services/commands.server";
import type { SignedIn } from "~/services/session.server";
import { testServices } from "../support/company";
import type { CommandEntry } from "./command-entry";
import { COMMAND_TABLE } from "./command-table";
import { contextOf } from "./context";
import {
  actorsOf,
  answerOf,
  expectedFor,
  fits,
  idsOf,
  isLeaders,
  unknownLike,
  withIds,
  withUnknownIds,
} from "./expectation";
import { ASKERS, inState, makeSetting, STATES, undone, type Asker } from "./setting";
import { statedSize } from "./stated-size";

const services = testServices();
const own = makeSetting(services, ["2021-02", "2021-03", "2021-04"]);
const foreign = makeSetting(services, ["2021-01", "2021-05", "2021-06"]);
let cells = 0;

afterAll(() => console.log(`permissions: ${cells} cells of commands`));

test("every command has an entry in the table, and nothing else has", () => {
  expect(Object.keys(COMMAND_TABLE).toSorted()).toEqual([...COMMAND_NAMES].toSorted());
});

describe.each(STATES)("while the meeting is %s", (state) => {
  inState(services, [own, foreign], state);

  const tried = Object.entries(COMMAND_TABLE).filter(
    ([, entry]) => state !== "open, led by the GM" || isLeaders(entry.rule(own, "gm")),
  );
  test.each(tried)("%s", async (name, entry) => {
    const wrong: unknown[] = [];
    for (const asker of askersOf(entry)) {
      const rule = entry.rule(own, asker);
      const input = entry.input(own, state, asker);
      for (const [actor, who] of actorsOf(own, foreign)) {
        cells += 1;
        const expected = expectedFor(who, rule, own, state);
        const outcome = await sent(who, name, input);
        const fitting = fits(expected, answerOf(outcome.ok ? null : outcome.error), who);
        if (!fitting) wrong.push({ actor, asker, expected, outcome });
        if (expected.kind !== "unknown") continue;
        const missing = await sent(who, name, withUnknownIds(input, own));
        if (!isSame(outcome, missing)) wrong.push({ actor, asker, outcome, missing });
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("somebody who may do everything, with one foreign id among their own", () => {
  test.each(Object.entries(COMMAND_TABLE))("%s", async (name, entry) => {
    const taken: unknown[] = [];
    const mine = entry.input(own, "open", "gm");
    const theirs = [...idsOf(entry.input(foreign, "open", "gm"))];
    for (const [index, id] of [...idsOf(mine)].entries()) {
      cells += 1;
      const who = own.people.everything;
      const outcome = await sent(who, name, withIds(mine, [[id, theirs[index] ?? id]]));
      const missing = await sent(who, name, withIds(mine, [[id, unknownLike(id)]]));
      if (outcome.ok || !isSame(outcome, missing)) taken.push({ id, outcome, missing });
    }
    expect(taken).toEqual([]);
  });
});

test("SECURITY.md says how many cells these are", () => {
  expect(cells).toBe(statedSize("commands"));
});

type Sent = { ok: true } | { ok: false; error: string; field?: string };

/** Sends a command as a browser does, and undoes what it did. */
function sent(who: SignedIn | null, name: string, input: unknown): Promise<Sent> {
  return undone(services, async () => {
    const raw: unknown = JSON.parse(JSON.stringify(input));
    const { outcome } = await answerCommand(
      { ...contextOf(services, who), kept: async () => undefined },
      { name, typedBy: null, raw },
    );
    return outcome;
  });
}

function isSame(outcome: Sent, missing: Sent): boolean {
  return !outcome.ok && !missing.ok && outcome.error === missing.error;
}

function askersOf({ byAsker }: CommandEntry): readonly Asker[] {
  return byAsker ? ASKERS : ["gm"];
}
