import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { afterAll, describe, expect, test } from "vitest";
import type { SignedIn } from "~/services/session.server";
import { testServices } from "../support/company";
import { contextOf } from "./context";
import {
  actorsOf,
  answerOf,
  expectedFor,
  fits,
  isLeaders,
  withUnknownIds,
  type Answer,
} from "./expectation";
import { ROUTE_TABLE, type Asked, type Door } from "./route-table";
import { inState, makeSetting, STATES, undone, type Setting } from "./setting";
import { statedSize } from "./stated-size";

const modules = import.meta.glob<{ loader?: LoaderFunction; action?: ActionFunction }>(
  "/app/routes/*.{ts,tsx}",
  { eager: true },
);
const ROUTES = Object.entries(modules).map(([file, { loader, action }]) => ({
  name: file.replace(/^\/app\/routes\//, "").replace(/\.tsx?$/, ""),
  doors: { loader, action },
}));

const services = testServices();
const own = makeSetting(services, ["2021-02", "2021-03", "2021-04"]);
const foreign = makeSetting(services, ["2021-01", "2021-05", "2021-06"]);
let cells = 0;

afterAll(() => console.log(`permissions: ${cells} cells of routes`));

test("every route has an entry in the table, for each of its doors, and nothing else has", () => {
  const shapeOf = ({ loader, action }: { loader?: unknown; action?: unknown }) =>
    [loader && "loader", action && "action"].filter(Boolean).join(" and ");
  const real = ROUTES.map(({ name, doors }) => [name, shapeOf(doors)]);
  const table = Object.entries(ROUTE_TABLE).map(([name, entry]) => [name, shapeOf(entry)]);
  expect(table.toSorted()).toEqual(real.toSorted());
});

test("a route that loads nothing stands in a frame whose loader asks", () => {
  const names = Object.keys(ROUTE_TABLE);
  const bare = names.filter((name) => !ROUTE_TABLE[name]?.loader && !ROUTE_TABLE[name]?.action);
  const unframed = bare.filter(
    (name) =>
      !names.some(
        (frame) => name.startsWith(`${frame}.`) && ROUTE_TABLE[frame]?.loader?.kind === "right",
      ),
  );
  expect(unframed).toEqual([]);
});

const tried = ROUTES.flatMap(({ name, doors }) =>
  (["loader", "action"] as const).flatMap((which) => {
    const [door, serve] = [ROUTE_TABLE[name]?.[which], doors[which]];
    const onlyClosed = ROUTE_TABLE[name]?.onlyClosed === true;
    return door && serve ? [{ name: `${which} of ${name}`, door, serve, onlyClosed }] : [];
  }),
);

describe.each(STATES)("while the meeting is %s", (state) => {
  inState(services, [own, foreign], state);

  const here = tried.filter(
    ({ door }) =>
      state !== "open, led by the GM" || (door.kind === "right" && isLeaders(door.rule(own))),
  );
  test.each(here)("the $name", async ({ door, serve, onlyClosed }) => {
    const wrong: unknown[] = [];
    for (const [actor, who] of actorsOf(own, foreign)) {
      cells += 1;
      const asked = door.asked?.(own, services) ?? {};
      const { answer, status, text } = await served(serve, who, asked, door);
      const told = { actor, status, answer };
      if (leaks(text, who, door)) wrong.push({ ...told, leaks: true });
      if (door.kind === "public") {
        const isRight = door.status === undefined ? status < 400 : status === door.status;
        if (!isRight) wrong.push(told);
        continue;
      }
      const rule = door.rule(own);
      const lacking = onlyClosed && state !== "closed";
      const expected = expectedFor(who, rule, own, state);
      const isRight =
        lacking && expected.kind === "taken"
          ? answer.kind === "unknown"
          : // A page has no words for why somebody may not see it.
            fits(expected, answer, who) || (expected.kind === "closed" && status === 403);
      if (!isRight) wrong.push({ ...told, expected });
      if (expected.kind !== "unknown") continue;
      const missing = await served(serve, who, withUnknownIds(asked, own), door);
      if (missing.text !== text) wrong.push({ ...told, missing });
    }
    expect(wrong).toEqual([]);
  });
});

test("SECURITY.md says how many cells these are", () => {
  expect(cells).toBe(statedSize("routes and downloads"));
});

interface Served {
  answer: Answer;
  status: number;
  /** The whole body, or the loader's data as JSON. */
  text: string;
}

/** Asks a loader or an action as Remix does, and undoes what it did. */
function served(
  serve: LoaderFunction | ActionFunction,
  who: SignedIn | null,
  asked: Asked,
  door: Door,
): Promise<Served> {
  return undone(services, async () => {
    const args = {
      request: requestOf(asked),
      params: { ...asked.params },
      context: contextOf(services, who),
    };
    const given: unknown = await Promise.resolve()
      .then(() => serve(args))
      .catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
    if (!(given instanceof Response)) {
      return { answer: { kind: "taken" }, status: 200, text: JSON.stringify(given) ?? "" };
    }
    const text = await given.text();
    return { answer: answerIn(given, text, door), status: given.status, text };
  });
}

function requestOf({ query, headers, body }: Asked): Request {
  const address = `http://test.example/somewhere?${new URLSearchParams(query).toString()}`;
  if (body === undefined) return new Request(address, { headers });
  const sent = typeof body === "string" ? body : new URLSearchParams(body);
  return new Request(address, { method: "POST", headers, body: sent });
}

/** What a response says: by the error that it names, else by its status. */
function answerIn({ status, headers }: Response, text: string, door: Door): Answer {
  const isSentAway = door.kind === "right" && headers.get("location")?.startsWith("/sign-in");
  if (isSentAway || status === 401) return { kind: "signed-out" };
  const [, error] = /^\{"ok":false,"error":"([a-z-]+)"/.exec(text) ?? [];
  if (error !== undefined) return answerOf(error);
  if (status === 403) return { kind: "forbidden" };
  return status === 404 ? { kind: "unknown" } : { kind: "taken" };
}

/** Whether an answer holds something of a company that is not the asker's. */
function leaks(text: string, who: SignedIn | null, door: Door): boolean {
  if (door.kind === "public") return false;
  const theirs = [own, foreign].filter(({ company }) => company.id !== who?.actor.companyId);
  return theirs.some((of) => tellTalesOf(of).some((id) => text.includes(id)));
}

function tellTalesOf({ company, people, meetingId, measureId, planId }: Setting): string[] {
  const ids = Object.values(people).map(({ actor }) => actor.personId);
  return [company.id, ...Object.values(company.departments), meetingId, measureId, planId, ...ids];
}
