import { describe, expect, it } from "vitest";
import {
  orderAgenda,
  placeBeside,
  placesOf,
  settlePlace,
  type AgendaItem,
  type Place,
} from "~/domain/meeting/agenda";

const CLOSING: AgendaItem = { kind: "closing", id: "end", budgetMinutes: 15, pages: [] };
const OVERVIEW: AgendaItem = { kind: "overview", id: "start", budgetMinutes: 12, pages: [] };
const SALES = department("sales", ["measure:M3", "measure:M4"]);
const FINANCE = department("finance", ["measure:M1"]);
const IDLE = department("idle", []);

function department(id: string, pages: string[]): AgendaItem {
  return { kind: "department", id, departmentId: id, budgetMinutes: 10, pages };
}

const AGENDA = [CLOSING, SALES, FINANCE, IDLE, OVERVIEW];

describe("the agenda", () => {
  it("[AG1] overview, departments in their given order, closing", () => {
    expect(orderAgenda(AGENDA)).toEqual([OVERVIEW, SALES, FINANCE, IDLE, CLOSING]);
  });

  it("[AG2] comes to each item's own page first, then walks its pages", () => {
    expect(placesOf(AGENDA)).toEqual([
      { item: "start", page: null },
      { item: "sales", page: null },
      { item: "sales", page: "measure:M3" },
      { item: "sales", page: "measure:M4" },
      { item: "finance", page: null },
      { item: "finance", page: "measure:M1" },
      { item: "idle", page: null },
      { item: "end", page: null },
    ]);
  });

  it("[AG3] next and back walk the same way, and stop at the ends", () => {
    const walk = (step: -1 | 1, from: Place) => {
      const walked: Place[] = [];
      for (let place: Place | null = from; place; place = placeBeside(AGENDA, place, step)) {
        walked.push(place);
      }
      return walked;
    };
    const places = placesOf(AGENDA);
    expect(walk(1, { item: "start", page: null })).toEqual(places);
    expect(walk(-1, { item: "end", page: null })).toEqual(places.toReversed());
  });

  it("[AG4] a page that is gone leads to its item's own page, an item that is gone to the start", () => {
    expect(settlePlace(AGENDA, { item: "sales", page: "measure:M9" })).toEqual({
      item: "sales",
      page: null,
    });
    expect(settlePlace(AGENDA, { item: "gone", page: null })).toEqual({
      item: "start",
      page: null,
    });
    expect(placeBeside(AGENDA, { item: "sales", page: "gone" }, 1)).toEqual({
      item: "sales",
      page: "measure:M3",
    });
  });

  it("[AG4] an empty agenda has no place", () => {
    expect(settlePlace([], { item: "sales", page: null })).toBeNull();
    expect(placeBeside([], { item: "sales", page: null }, 1)).toBeNull();
  });
});
