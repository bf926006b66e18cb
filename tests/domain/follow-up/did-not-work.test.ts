import { describe, expect, it } from "vitest";
import { measuresDidNotWork, type Tried } from "~/domain/follow-up/did-not-work";

const DONE: Tried = {
  state: "done",
  doneOn: "2021-02-26",
  raisedFor: "2021-01",
  lightWhenRaised: "red",
  withdrawn: false,
};
const OPEN: Tried = { ...DONE, state: "planned", doneOn: null };

function failed(followUps: Tried[], light: "red" | "yellow" = "red") {
  return measuresDidNotWork({ light, month: "2021-02", followUps });
}

describe("measures that did not work", () => {
  it("[FU11] everything is done and the light is still red", () => {
    expect(failed([DONE, DONE])).toBe(true);
    expect(failed([DONE], "yellow")).toBe(false);
  });

  it("[FU11] not while one is still open", () => {
    expect(failed([DONE, { ...OPEN, state: "in-progress" }])).toBe(false);
  });

  it("[FU11] not where nothing was raised on a red light before", () => {
    expect(failed([])).toBe(false);
    expect(failed([{ ...DONE, lightWhenRaised: "yellow" }])).toBe(false);
    expect(failed([{ ...DONE, raisedFor: "2021-02" }])).toBe(false);
  });

  it("[FU11] not for what was done long ago: the light may have been good since", () => {
    expect(failed([{ ...DONE, doneOn: "2020-12-31" }])).toBe(false);
    expect(failed([{ ...DONE, doneOn: "2021-01-01" }])).toBe(true);
  });

  it("[FU11] what is raised for this month does not hide it", () => {
    expect(failed([DONE, { ...OPEN, raisedFor: "2021-02" }])).toBe(true);
  });

  it("[FU12] what was dropped, taken over or withdrawn was not tried", () => {
    expect(failed([{ ...OPEN, state: "dropped" }])).toBe(false);
    expect(failed([{ ...OPEN, state: "taken-over" }, DONE])).toBe(true);
    expect(failed([{ ...DONE, withdrawn: true }])).toBe(false);
  });
});
