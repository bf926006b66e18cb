import { afterEach, expect, it } from "vitest";
import { joinAddress, joinCode } from "~/services/join-code.server";

const request = (host: string) =>
  new Request("http://127.0.0.1:3000/meetings/2021-02/join.svg", { headers: { host } });

afterEach(() => {
  delete process.env["PUBLIC_ORIGIN"];
});

it("the address is where the request was sent to: the Host that a proxy passes on, over TLS if it says so", () => {
  expect(joinAddress(request("meeting.example"), true, "2021-02")).toBe(
    "https://meeting.example/meetings/2021-02",
  );
  expect(joinAddress(request("192.168.1.20:3000"), false, "2021-02")).toBe(
    "http://192.168.1.20:3000/meetings/2021-02",
  );
});

it("what the installation says goes before it, without a path; nonsense does not", () => {
  process.env["PUBLIC_ORIGIN"] = "https://review.example/some/path";
  expect(joinAddress(request("localhost:3000"), false, "2021-02")).toBe(
    "https://review.example/meetings/2021-02",
  );
  process.env["PUBLIC_ORIGIN"] = "javascript:alert(1)";
  expect(joinAddress(request("localhost:3000"), false, "2021-02")).toBe(
    "http://localhost:3000/meetings/2021-02",
  );
});

it("a Host that is none does not break the page", () => {
  expect(joinAddress(request("a b"), false, "2021-02")).toBe(
    "http://127.0.0.1:3000/meetings/2021-02",
  );
});

it("the code is dark on white with the quiet zone that scanners need, and another for another address", () => {
  const code = joinCode("https://meeting.example/meetings/2021-02");
  expect(code).toMatch(/^<svg xmlns=/);
  expect(code).toContain('fill="white"');
  const starts = [...code.matchAll(/M(\d+),(\d+)h10/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...starts.flat())).toBe(40);
  expect(joinCode("https://meeting.example/meetings/2021-03")).not.toBe(code);
});
