import { beforeEach, describe, expect, it } from "vitest";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { recordedOverviewOf } from "~/services/record/minutes-view.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { scorecardAt } from "~/services/scorecard.server";
import { drawArrow, removeArrow } from "~/services/strategy-map/arrow-commands.server";
import {
  chooseHeadlines,
  placeObjectives,
  resetLayout,
  saveVision,
} from "~/services/strategy-map/map-commands.server";
import { mapEditorView, strategyMapAt } from "~/services/strategy-map/strategy-map.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { beginMeeting, closeAnyway } from "../../support/meetings";
import { makeMeasure, objectiveInput } from "../../support/scorecard";

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

/** Makes an objective of a code, valid from January 2021 unless said otherwise. */
const objective = (code: string, more: { validFrom?: string; validTo?: string } = {}) =>
  done(services, company.people.administrator, saveObjective, { ...objectiveInput(code), ...more })
    .id;

const draw = (causeId: string, effectId: string, from = "2021-01") =>
  run(services, company.people.administrator, drawArrow, { causeId, effectId, from });

const mapIn = (month: string) =>
  strategyMapAt(services.db, company.id, scorecardAt(services.db, company.id, month));

describe("an arrow", () => {
  it("[SM4] is drawn from its month on, and open screens are told", () => {
    const [cause, effect] = [objective("C1"), objective("F1")];
    services.rooms.calls.length = 0;
    expect(draw(cause, effect, "2021-03").ok).toBe(true);
    expect(mapIn("2021-02").arrows).toEqual([]);
    expect(mapIn("2021-03").arrows).toEqual([{ causeId: cause, effectId: effect }]);
    expect(services.rooms.published().map(([key]) => key)).toContain(STRUCTURE_KEY);
  });

  it("[SM1] [SM2] [SM3] is refused to itself, twice, and where it closes a circle", () => {
    const [a, b, c] = [objective("L1"), objective("P1"), objective("F1")];
    expect(draw(a, b).ok).toBe(true);
    expect(draw(b, c).ok).toBe(true);
    expect(draw(a, a)).toMatchObject({ error: "arrow-to-itself" });
    expect(draw(a, b)).toMatchObject({ error: "arrow-exists" });
    expect(draw(c, a, "2021-06")).toMatchObject({ error: "arrow-makes-cycle" });
    expect(mapIn("2021-06").arrows).toHaveLength(2);
  });

  it("[SM4] that is removed stays in the months before, and can be turned round from there", () => {
    const [cause, effect] = [objective("C1"), objective("F1")];
    const drawn = draw(cause, effect);
    const id = drawn.ok ? drawn.value.id : "";
    const remove = (from: string) =>
      run(services, company.people.administrator, removeArrow, { id, from });
    expect(remove("2021-04").ok).toBe(true);
    expect(mapIn("2021-03").arrows).toHaveLength(1);
    expect(mapIn("2021-04").arrows).toEqual([]);
    expect(remove("2021-04")).toMatchObject({ error: "unknown-arrow" });
    expect(draw(effect, cause, "2021-04").ok).toBe(true);
    expect(mapIn("2021-03").arrows).toEqual([{ causeId: cause, effectId: effect }]);
    expect(remove("2021-01").ok).toBe(true);
    expect(mapIn("2021-01").arrows).toEqual([]);
  });

  it("[SM4] begins while both its objectives are valid, and is not drawn without them", () => {
    const cause = objective("C1", { validTo: "2021-06" });
    const effect = objective("F1", { validFrom: "2021-03" });
    expect(draw(cause, effect, "2021-02")).toMatchObject({
      error: "outside-validity",
      field: "effectId",
    });
    expect(draw(cause, effect, "2021-07")).toMatchObject({ field: "causeId" });
    expect(draw(cause, effect, "2021-03").ok).toBe(true);
    expect(mapIn("2021-06").arrows).toHaveLength(1);
    expect(mapIn("2021-07").arrows).toEqual([]);
  });

  it("is drawn from a month, not from a word", () => {
    expect(draw(objective("C1"), objective("F1"), "soon")).toMatchObject({
      error: "unknown-month",
    });
  });
});

describe("the layout", () => {
  it("[SM8] keeps where objectives were put, until it is reset", () => {
    const { administrator } = company.people;
    const [first, second] = [objective("F1"), objective("F2")];
    const put = (slots: readonly [string, number][]) =>
      done(services, administrator, placeObjectives, {
        places: slots.map(([objectiveId, slot]) => ({ objectiveId, rank: 0, slot })),
      });
    put([
      [first, 1],
      [second, 0],
    ]);
    put([[first, 2]]);
    const places = new Map(mapIn("2021-02").places.map((each) => [each.objectiveId, each.slot]));
    expect(Object.fromEntries(places)).toEqual({ [first]: 2, [second]: 0 });
    done(services, administrator, resetLayout, {});
    expect(mapIn("2021-02").places).toEqual([]);
  });

  it("of another company is left alone by a reset", () => {
    const own = objective("F1");
    const places = [{ objectiveId: own, rank: 1, slot: 0 }];
    done(services, company.people.administrator, placeObjectives, { places });
    done(services, makeCompany(services).people.administrator, resetLayout, {});
    expect(mapIn("2021-02").places).toEqual(places);
  });
});

describe("above the map", () => {
  it("stands the vision, in Chinese also where no English one was written", () => {
    const { administrator } = company.people;
    done(services, administrator, saveVision, { textZh: " 最受信赖 ", textEn: "" });
    expect(mapIn("2021-02").vision).toEqual({ textZh: "最受信赖", textEn: "最受信赖" });
    done(services, administrator, saveVision, { textZh: "最受信赖", textEn: "Trusted" });
    expect(mapIn("2021-02").vision.textEn).toBe("Trusted");
  });

  it("stand the chosen figures in their order, each once, those that are valid in the month", () => {
    const { administrator } = company.people;
    const [one, two] = ["M1", "M2"].map((code) => makeMeasure(services, company, code).measureId);
    const measureIds = [two ?? "", one ?? "", two ?? ""];
    done(services, administrator, chooseHeadlines, { measureIds });
    expect(mapIn("2021-02").headlines).toEqual([two, one]);
    expect(mapIn("2020-12").headlines).toEqual([]);
    expect(
      run(services, administrator, chooseHeadlines, { measureIds: ["no-measure"] }),
    ).toMatchObject({ error: "unknown-measure" });
  });
});

it("the editor shows the month asked for, else the one that has ended", () => {
  const [cause, effect] = [objective("C1"), objective("F1")];
  draw(cause, effect, "2021-03");
  const ask = { ...services, who: company.people.administrator };
  expect(mapEditorView(ask, null)).toMatchObject({ month: "2021-02", map: { arrows: [] } });
  expect(mapEditorView(ask, "2021-13").month).toBe("2021-02");
  const [arrow] = mapEditorView(ask, "2021-04").map.arrows;
  expect(arrow).toMatchObject({ causeId: cause, validFrom: "2021-03", validTo: null });
});

it("a closed meeting's record keeps its map, whatever is drawn afterwards", () => {
  const { administrator } = company.people;
  const live = beginMeeting(services, company, 20);
  const effect = objective("F9");
  draw(live.objectiveId, effect);
  done(services, administrator, saveVision, { textZh: "愿景", textEn: "vision" });
  done(services, administrator, chooseHeadlines, { measureIds: [live.measureId] });
  const places = [{ objectiveId: effect, rank: 1, slot: 0 }];
  done(services, administrator, placeObjectives, { places });
  closeAnyway(services, company, live.meetingId);

  draw(live.objectiveId, objective("F8"));
  done(services, administrator, saveVision, { textZh: "", textEn: "" });
  done(services, administrator, chooseHeadlines, { measureIds: [] });
  done(services, administrator, resetLayout, {});
  const recorded = recordedOverviewOf({ ...services, who: administrator }, live.row());
  expect(recorded?.overview.map).toEqual({
    arrows: [{ causeId: live.objectiveId, effectId: effect }],
    places,
    vision: { textZh: "愿景", textEn: "vision" },
    headlines: [live.measureId],
  });
});
