import { expect, it } from "vitest";
import { enterActual } from "~/services/actual-commands.server";
import { smallMultiplesOf } from "~/services/small-multiples.server";
import { done, makeCompany, testServices } from "../support/company";
import { beginMeeting, closeAnyway } from "../support/meetings";

it("small charts have the years of a department's own measures; a closed meeting's as they were", () => {
  const services = testServices();
  const company = makeCompany(services);
  const { sales, aftersales } = company.departments;
  const { meetingId, measureId, row } = beginMeeting(services, company, 20);
  const actualOf = (departmentId: string) =>
    smallMultiplesOf(services.db, row(), departmentId).measures.map(
      ({ months }) => months.find(({ month }) => month === "2021-02")?.actual,
    );
  const correct = (value: number) =>
    done(services, company.people.facilitator, enterActual, { measureId, month: "2021-02", value });

  const [found] = smallMultiplesOf(services.db, row(), sales).measures;
  expect(found).toMatchObject({ code: "M1", decimals: 0, direction: "higher" });
  expect(found?.months).toHaveLength(12);
  expect(actualOf(aftersales)).toEqual([]);

  correct(25);
  expect(actualOf(sales)).toEqual([25]);
  closeAnyway(services, company, meetingId);
  correct(30);
  expect(actualOf(sales)).toEqual([25]);
});
