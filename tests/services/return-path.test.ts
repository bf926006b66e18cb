import { describe, expect, it } from "vitest";
import { pageAsked, pathWithin, signInPath } from "~/services/return-path.server";

describe("a path to come back to", () => {
  it.each(["/meetings/2021-02", "/meetings/2021-02/departments/sales/M3?thread=a#b", "/"])(
    "is taken when it is one of ours: %s",
    (path) => {
      expect(pathWithin(path)).toBe(path);
    },
  );

  it.each([
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "/.//elsewhere.example",
    "/a/..//elsewhere.example",
    "https://elsewhere.example/",
    "javascript:alert(1)",
    "elsewhere",
    "",
    null,
    undefined,
    7,
  ])("leads home when a browser would leave by it, or it is none: %j", (asked) => {
    const path = pathWithin(asked);
    expect(path).toBe("/");
  });

  it("never leaves the origin, whatever is asked for", () => {
    const pieces = ["/", "\\", "\t", ".", "..", "%2f", "@", ":", "elsewhere.example", "?", "#"];
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          const path = pathWithin(`/${a}${b}${c}`);
          expect(new URL(path, "https://here.example").origin).toBe("https://here.example");
        }
      }
    }
  });
});

describe("the page that a request is for", () => {
  const page = (path: string, method = "GET") =>
    pageAsked({ method, url: `https://here.example${path}` });

  it("is its address, also when only the data of it is asked for", () => {
    expect(page("/meetings/2021-02/closing")).toBe("/meetings/2021-02/closing");
    expect(page("/meetings/2021-02/closing.data?_routes=routes%2Fx")).toBe(
      "/meetings/2021-02/closing",
    );
    expect(page("/scorecard/levels?year=2021")).toBe("/scorecard/levels?year=2021");
    expect(page("/_root.data")).toBe("/");
  });

  it("is none for what was sent: a form is not sent again by signing in", () => {
    expect(page("/commands/close-meeting", "POST")).toBe("/");
  });
});

it("signing in carries the page along, and nothing for the start page", () => {
  expect(signInPath("production", "/meetings/2021-02?a=b")).toBe(
    "/sign-in?to=%2Fmeetings%2F2021-02%3Fa%3Db",
  );
  expect(signInPath("demo", "/board")).toBe("/?to=%2Fboard");
  expect(signInPath("production", "/")).toBe("/sign-in");
  expect(signInPath("demo", "/")).toBe("/");
});
