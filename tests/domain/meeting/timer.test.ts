import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveTimer, spentOn, TIMER_AT_START, timeUsed } from "~/domain/meeting/timer";

const MINUTE = 60_000;
const START = 1_614_906_000_000;

describe("time used", () => {
  it("[AG5] counts what was used before and the running stretch", () => {
    const sales = moveTimer(TIMER_AT_START, "sales", START);
    const finance = moveTimer(sales, "finance", START + 3 * MINUTE);
    const again = moveTimer(finance, "sales", START + 5 * MINUTE);
    expect(spentOn(again, "sales", START + 6 * MINUTE)).toBe(4 * MINUTE);
    expect(spentOn(again, "finance", START + 6 * MINUTE)).toBe(2 * MINUTE);
    expect(spentOn(again, "closing", START + 6 * MINUTE)).toBe(0);
  });

  it("[AG5] a clock before the stretch began adds nothing", () => {
    const running = moveTimer(TIMER_AT_START, "sales", START);
    expect(spentOn(running, "sales", START - MINUTE)).toBe(0);
    expect(moveTimer(running, null, START - MINUTE).spent).toEqual({ sales: 0 });
  });

  it("[AG6] moving to the same item changes nothing", () => {
    const running = moveTimer(TIMER_AT_START, "sales", START);
    expect(moveTimer(running, "sales", START + MINUTE)).toBe(running);
  });

  it("[AG6] a paused timer stands still", () => {
    const paused = moveTimer(moveTimer(TIMER_AT_START, "sales", START), null, START + MINUTE);
    expect(paused.running).toBeNull();
    expect(spentOn(paused, "sales", START + 9 * MINUTE)).toBe(MINUTE);
  });

  it("[AG7] what is left turns negative when the budget is overrun", () => {
    const item = { id: "sales", budgetMinutes: 2 };
    const running = moveTimer(TIMER_AT_START, "sales", START);
    expect(timeUsed(running, item, START + MINUTE)).toEqual({
      spentMs: MINUTE,
      budgetMs: 2 * MINUTE,
      leftMs: MINUTE,
    });
    expect(timeUsed(running, item, START + 5 * MINUTE).leftMs).toBe(-3 * MINUTE);
  });

  it("[AG6] however the room moves, the items' times add up to the time that passed", () => {
    const item = fc.constantFrom("a", "b", "c");
    const moves = fc.array(fc.tuple(item, fc.nat(MINUTE)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(moves, (list) => {
        let now = START;
        let timer = moveTimer(TIMER_AT_START, "a", now);
        for (const [to, pause] of list) {
          now += pause;
          timer = moveTimer(timer, to, now);
        }
        const total = ["a", "b", "c"].reduce((sum, id) => sum + spentOn(timer, id, now), 0);
        expect(total).toBe(now - START);
      }),
    );
  });
});
