import { expect, it } from "vitest";
import { addDays, hourInZone, startOfDay, weekday } from "~/domain/reminders/zone-time";

it("[ZT1] the hour is the one on the wall", () => {
  const moment = Date.parse("2021-03-05T23:30:00Z");
  expect(hourInZone(moment, "Asia/Shanghai")).toBe(7);
  expect(hourInZone(moment, "UTC")).toBe(23);
  expect(hourInZone(Date.parse("2021-03-05T16:00:00Z"), "Asia/Shanghai")).toBe(0);
});

it.each([
  ["2021-03-05", "Asia/Shanghai", "2021-03-04T16:00:00Z"],
  ["2021-03-05", "UTC", "2021-03-05T00:00:00Z"],
  ["2021-03-05", "Pacific/Kiritimati", "2021-03-04T10:00:00Z"],
  ["2021-03-05", "Etc/GMT+12", "2021-03-05T12:00:00Z"],
  ["2021-03-05", "Asia/Kathmandu", "2021-03-04T18:15:00Z"],
  // Midnight did not exist: clocks went from 0:00 to 1:00.
  ["2021-03-28", "Asia/Beirut", "2021-03-27T22:00:00Z"],
])("[ZT2] %s in %s begins at %s", (day, zone, moment) => {
  expect(new Date(startOfDay(day, zone)).toISOString()).toBe(moment.replace("Z", ".000Z"));
});

it("days are counted over months and leap years, weeks from Monday", () => {
  expect(addDays("2020-02-28", 1)).toBe("2020-02-29");
  expect(addDays("2021-01-01", -1)).toBe("2020-12-31");
  expect([weekday("2021-03-01"), weekday("2021-03-07")]).toEqual([1, 7]);
});
