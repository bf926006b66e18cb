import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { afterAll, describe, expect, test } from "vitest";
import { action as sendPicture } from "~/routes/pictures.$meeting.$department";
import { answerCommand } from "~/services/answer-command.server";
import type { SignedIn } from "~/services/session.server";
import { COMMAND_TABLE } from "../permissions/command-table";
import { contextOf } from "../permissions/context";
import { ROUTE_TABLE } from "../permissions/route-table";
import { makeSetting, undone } from "../permissions/setting";
import { pick, seededRandom } from "../server/rooms/support/seeded-random";
import { testServices } from "../support/company";
import { hostileInput, hostileValue } from "./hostile-values";
import { SEEDS } from "./seeds";

const modules = import.meta.glob<{ loader?: LoaderFunction; action?: ActionFunction }>(
  "/app/routes/*.{ts,tsx}",
  { eager: true },
);
const services = testServices();
const own = makeSetting(services, ["2021-02", "2021-03", "2021-04"]);
const { everything } = own.people;
/** Of each command and form. */
const TIMES = 12;
let requests = 0;

afterAll(() => console.log(`fuzz: ${requests} requests, seeds ${SEEDS.join(", ")}`));

/*
 * What a route throws that is no response becomes a 500: here it fails the test. The listener
 * around the routes is fuzzed in the running product (tests/e2e/abuse.spec.ts).
 */
describe.each(SEEDS)("seed %i", (seed) => {
  const random = seededRandom(seed);

  test.each(Object.entries(COMMAND_TABLE))(
    "the command %s is refused or done",
    async (name, entry) => {
      for (let time = 0; time < TIMES; time++) {
        const input = hostileInput(entry.input(own, "open", "gm"), random);
        const raw: unknown = JSON.parse(JSON.stringify(input) ?? "null");
        requests += 1;
        const answer = await undone(services, () =>
          answerCommand(
            { ...contextOf(services, everything), kept: async () => undefined },
            { name, typedBy: null, raw },
          ),
        );
        expect(answer.status).toBeLessThan(500);
      }
    },
  );

  const forms = Object.keys(ROUTE_TABLE).filter((name) => ROUTE_TABLE[name]?.action);
  test.each(forms)("the form of %s is refused or taken", async (name) => {
    const action = moduleOf(name)?.action;
    if (!action) throw new Error(`no action in ${name}`);
    for (let time = 0; time < TIMES; time++) {
      const params = Object.fromEntries(
        paramsOf(name).map((key) => [key, String(hostileValue(random))]),
      );
      const who = pick(random, [everything, null]) ?? null;
      const answer = await served(action, hostileForm(random), params, who);
      expect(answer.status).toBeLessThan(500);
    }
  });

  const loaders = Object.keys(ROUTE_TABLE).filter((name) => ROUTE_TABLE[name]?.loader);
  test.each(loaders)("the address of %s is refused or found", async (name) => {
    const loader = moduleOf(name)?.loader;
    if (!loader) throw new Error(`no loader in ${name}`);
    for (let time = 0; time < TIMES; time++) {
      const word = () => String(hostileValue(random)).slice(0, 2_000);
      const query = new URLSearchParams(
        ["month", "year", "page", "measure", "id", "from", "to", "text"].map((key) => [
          key,
          word(),
        ]),
      );
      const params = Object.fromEntries(paramsOf(name).map((key) => [key, word()]));
      const request = new Request(`http://test.example/x?${query.toString()}`);
      const answer = await served(loader, request, { month: "2021-02", ...params }, everything);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test("a picture that lies about itself is refused", async () => {
    const beginnings = [
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xd8, 0xff, 0xe0],
      [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
      [0x52, 0x49, 0x46, 0x46, 1, 0, 0, 0, 0x57, 0x45, 0x42, 0x50],
      [...Buffer.from("<svg onload='x'>")],
    ];
    for (const beginning of beginnings) {
      const rest = Array.from({ length: Math.floor(random() * 400) }, () =>
        Math.floor(random() * 256),
      );
      const body = Uint8Array.from([...beginning, ...rest]);
      const request = post(body, "image/png", `?page=${own.page}`);
      const params = { meeting: own.meetingId, department: own.company.departments.sales };
      expect((await served(sendPicture, request, params, everything)).status).toBe(422);
    }
  });
});

/** Asks a route as Remix does; what it throws that is no response is thrown on. */
function served(
  serve: LoaderFunction | ActionFunction,
  request: Request,
  params: Record<string, string>,
  who: SignedIn | null,
): Promise<{ status: number }> {
  requests += 1;
  return undone(services, async () => {
    const given: unknown = await Promise.resolve()
      .then(() => serve({ request, params, context: contextOf(services, who) }))
      .catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
    return given instanceof Response ? given : { status: 200 };
  });
}

function post(body: BodyInit, type: string, query = ""): Request {
  const headers = { "content-type": type };
  return new Request(`http://test.example/x${query}`, { method: "POST", headers, body });
}

/** A form with anything in it, whole, cut off, or none. */
function hostileForm(random: () => number): Request {
  const fields = [
    "email",
    "password",
    "code",
    "seat",
    "to",
    "back",
    "locale",
    "theme",
    "companyName",
  ];
  const form = new URLSearchParams(
    fields.map((field) => [field, String(hostileValue(random)).slice(0, 5_000)]),
  );
  const cutOff = '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nhalf';
  const ways: (() => Request)[] = [
    () => post(form, "application/x-www-form-urlencoded"),
    () => post(cutOff, "multipart/form-data; boundary=b"),
    () => post(cutOff, "multipart/form-data"),
    () => post(Uint8Array.of(0xff, 0xfe, 0xc3, 0x28), "application/x-www-form-urlencoded"),
    () => post("%E0%A4%A&email=%", "application/x-www-form-urlencoded"),
    () => post("{}", "application/json"),
  ];
  const made = pick(random, ways)?.();
  if (!made) throw new Error("no form");
  return made;
}

function moduleOf(name: string) {
  return modules[`/app/routes/${name}.ts`] ?? modules[`/app/routes/${name}.tsx`];
}

/** The parameters in a route's name. */
function paramsOf(name: string): string[] {
  return [...name.matchAll(/\$(\w+?)(?=[._]|$)/g)].flatMap(([, key]) => key ?? []);
}
