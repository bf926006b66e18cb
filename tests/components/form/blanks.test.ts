import { expect, it } from "vitest";
import { blanksOf, type Control } from "~/components/form/blanks";

const control = (name: string, validity: Partial<Control["validity"]> = {}): Control => ({
  name,
  validity: { valueMissing: false, badInput: false, ...validity },
});

it("all fields that are required and empty are named at once, in the order of the form", () => {
  const form = [
    control("code", { valueMissing: true }),
    control("nameZh"),
    control("objectiveId", { valueMissing: true }),
  ];
  expect(blanksOf(form)).toEqual([
    { name: "code", kind: "missing" },
    { name: "objectiveId", kind: "missing" },
  ]);
});

it("half a month is incomplete, required or not: it is never sent as no month", () => {
  const form = [
    control("validFrom", { valueMissing: true, badInput: true }),
    control("validTo", { badInput: true }),
  ];
  expect(blanksOf(form).map(({ kind }) => kind)).toEqual(["incomplete", "incomplete"]);
});

it("a control without a name sends nothing and holds nothing back", () => {
  expect(blanksOf([control("", { valueMissing: true })])).toEqual([]);
});
