import { expect, it } from "vitest";
import { action, loader } from "~/routes/sign-in_.code";
import { loader as signInPage } from "~/routes/sign-in";
import { beginPending, pendingCookie } from "~/services/second-factor/pending-sign-in.server";
import { contextOf } from "../permissions/context";
import { makeCompany, testServices } from "../support/company";

const PAGE = "/meetings/2021-02/departments/sales/cover?from=mail";
const CODE_PAGE = `http://test.example/sign-in/code?${new URLSearchParams({ to: PAGE }).toString()}`;

/** Somebody has given their password, having come for `PAGE`. */
async function halfway() {
  const services = testServices();
  const { manager } = makeCompany(services).people;
  const token = beginPending(services.db, manager.actor.personId, services.clock.now());
  const cookie = await pendingCookie(services.secure).serialize(token);
  const args = (body?: URLSearchParams) => ({
    request: new Request(CODE_PAGE, {
      headers: { cookie: cookie.split(";", 1)[0] ?? "" },
      ...(body && { method: "POST", body }),
    }),
    params: {},
    context: contextOf(services, null),
  });
  return { services, args };
}

/** Where the answer leads, and what the page there says and leads on to. */
async function followed(answer: unknown) {
  if (!(answer instanceof Response)) throw new Error("not sent anywhere");
  const address = new URL(answer.headers.get("location") ?? "", CODE_PAGE);
  const context = contextOf(testServices(), null);
  const page = signInPage({ request: new Request(address), params: {}, context });
  if (!("to" in page)) throw new Error("sent on again");
  return { path: address.pathname, to: page.to, refused: page.refused };
}

it("who takes too long over the code signs in again, is told why, and still comes to their page", async () => {
  const { services, args } = await halfway();
  expect(await loader(args())).toEqual({ to: PAGE });
  services.clock.set(services.clock.now() + 6 * 60_000);
  const again = { path: "/sign-in", to: PAGE, refused: "sign-in-again" };
  expect(await followed(await loader(args()))).toEqual(again);
  expect(await followed(await action(args(new URLSearchParams({ code: "123456" }))))).toEqual(
    again,
  );
});

it("who gives too many wrong codes signs in again, is told why, and still comes to their page", async () => {
  const { args } = await halfway();
  const wrong = () => action(args(new URLSearchParams({ code: "000000" })));
  const refused = { data: { error: "wrong-code" }, init: { status: 401 } };
  for (let count = 0; count < 4; count += 1) expect(await wrong()).toMatchObject(refused);
  expect(await followed(await wrong())).toMatchObject({ to: PAGE, refused: "sign-in-again" });
});
