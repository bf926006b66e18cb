import { describe, expect, it, vi } from "vitest";
import { createLiveValues } from "~/collab/live-values";
import { newer } from "~/collab/versioned";
import type { LiveEntry } from "~/protocol/messages";

const message = (whole: boolean, revision: number, ...entries: LiveEntry[]) => ({
  whole,
  revision,
  now: 0,
  entries,
});

describe("live values", () => {
  it("are gathered under a prefix: the same map, and no call, until one of them is replaced", () => {
    const live = createLiveValues();
    const listener = vi.fn<() => void>();
    const stop = live.subscribeUnder("thread/", listener);
    live.apply(message(true, 1, ["thread/a", 1], ["timer", 2]));
    const before = live.under("thread/");
    expect([...before.keys()]).toEqual(["thread/a"]);
    live.apply(message(false, 2, ["timer", 3]));
    expect(live.under("thread/")).toBe(before);
    expect(listener).toHaveBeenCalledTimes(1);
    live.apply(message(false, 3, ["thread/b", 4]));
    expect([...live.under("thread/").keys()]).toEqual(["thread/a", "thread/b"]);
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    live.apply(message(true, 4));
    expect(live.under("thread/").size).toBe(0);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it("replace everything by a whole, older revisions too", () => {
    const live = createLiveValues();
    live.apply(message(true, 9, ["a", 1], ["b", 2]));
    live.apply(message(true, 3, ["b", 4]));
    expect(live.get("a")).toBeUndefined();
    expect(live.get("b")).toEqual({ value: 4, revision: 3 });
  });

  it("take a patch entry by entry, unless what is there is newer", () => {
    const live = createLiveValues();
    live.apply(message(false, 5, ["a", "new"]));
    live.apply(message(false, 4, ["a", "late"], ["b", "first"]));
    expect(live.get("a")?.value).toBe("new");
    expect(live.get("b")?.value).toBe("first");
    live.apply(message(false, 5, ["a", "same revision"]));
    expect(live.get("a")?.value).toBe("same revision");
  });

  it("tell those who watch a key that was sent, or that a whole left out, and nobody else", () => {
    const live = createLiveValues();
    const [a, b] = [vi.fn<() => void>(), vi.fn<() => void>()];
    live.subscribe("a", a);
    const stop = live.subscribe("b", b);
    live.apply(message(false, 1, ["a", 1]));
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([1, 0]);
    live.apply(message(true, 2, ["b", 1]));
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([2, 1]);
    stop();
    live.apply(message(false, 3, ["b", 2]));
    expect(b).toHaveBeenCalledOnce();
  });
});

describe("a value that a page was loaded with", () => {
  it("gives way to one pushed since, and not to an older one", () => {
    const loaded = { value: "loaded", revision: 5 };
    expect(newer(loaded, undefined)).toBe("loaded");
    expect(newer(loaded, { value: "older", revision: 4 })).toBe("loaded");
    expect(newer(loaded, { value: "pushed", revision: 5 })).toBe("pushed");
  });
});
