import { expect, it } from "vitest";
import { placeOf } from "#server/client-address";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("the place of %s is %s", (address, place) => {
  expect(placeOf(address)).toBe(place);
});

it("every address of a network is one place, and that of the next network another", () => {
  const places = ["::1", ":ffff:ffff:ffff:ffff", ":0:0:1:0"].map((end) =>
    placeOf(`2001:db8:0:7${end}`),
  );
  expect(new Set(places)).toEqual(new Set([placeOf("2001:db8:0:7::2")]));
  expect(placeOf("2001:db8:0:8::1")).not.toBe(places[0]);
});

it("nothing that a proxy makes up is kept at length", () => {
  expect(placeOf("x".repeat(100_000)).length).toBeLessThan(100);
});
