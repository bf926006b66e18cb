import { describe, expect, it } from "vitest";
import {
  createActualOutbox,
  retryDelay,
  type EnteredActual,
  type OutboxPorts,
} from "~/commands/actual-outbox";
import { localActuals, type KeptActual, type KeptActuals } from "~/commands/kept-actuals";
import type { Sent } from "~/commands/send-command";
import type { LiveActual } from "~/protocol/live-keys";

const M3 = { measureId: "m3", month: "2021-02" };

describe("the outbox of actuals", () => {
  it("sends a number at once, keeps it until it is answered, and then says what was saved", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88 });
    expect(outbox.stateOf("m3", "2021-02")).toEqual({ kind: "sending", value: 88 });
    expect(outbox.waiting()).toBe("kept");
    expect(browser.kept()).toEqual([88]);
    await browser.answer({ ok: true, value: saved(88) });
    expect(outbox.stateOf("m3", "2021-02")).toEqual({ kind: "saved", actual: saved(88) });
    expect(outbox.waiting()).toBe("none");
    expect(browser.kept()).toEqual([]);
  });

  it("sends only the latest of the numbers typed while one is under way", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    for (const value of [8, 88, 888]) outbox.enter({ ...M3, value });
    expect(browser.sent()).toEqual([8]);
    await browser.answer({ ok: true, value: saved(8) });
    expect(browser.sent()).toEqual([8, 888]);
    expect(outbox.stateOf("m3", "2021-02")).toEqual({ kind: "sending", value: 888 });
  });

  it("waits while the server cannot be reached, and tries again after a growing pause", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "offline" });
    expect(outbox.stateOf("m3", "2021-02")).toEqual({
      kind: "waiting",
      value: 88,
      reason: "offline",
    });
    expect(outbox.waiting()).toBe("kept");
    const first = await browser.pause();
    await browser.answer({ ok: false, error: "offline" });
    expect(await browser.pause()).toBeGreaterThan(first);
    await browser.answer({ ok: true, value: saved(88) });
    expect(browser.sent()).toEqual([88, 88, 88]);
    expect(outbox.waiting()).toBe("none");
  });

  it("sends at once when the connection is back", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "failed" });
    outbox.retry();
    expect(browser.sent()).toEqual([88, 88]);
  });

  it("still has what waits after the page was loaded anew, and sends it", async () => {
    const browser = makeBrowser();
    const before = browser.open();
    before.enter({ ...M3, value: 88 });
    before.destroy();
    const after = browser.open();
    expect(browser.sent()).toEqual([88, 88]);
    expect(after.stateOf("m3", "2021-02")).toEqual({ kind: "sending", value: 88 });
  });

  it("keeps a refused number with the reason until it is taken back, over a reload too", async () => {
    const browser = makeBrowser();
    browser.open().enter({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "forbidden" });
    const refused = { kind: "refused", value: 88, error: "forbidden", seenAt: undefined };
    const outbox = browser.open();
    expect(outbox.stateOf("m3", "2021-02")).toEqual(refused);
    expect(browser.sent()).toEqual([88]);
    outbox.drop("m3", "2021-02");
    expect(outbox.stateOf("m3", "2021-02")).toBeNull();
    expect(browser.kept()).toEqual([]);
  });

  it("sends a corrected number after a refused one", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "unknown-measure" });
    outbox.enter({ ...M3, value: 89 });
    expect(browser.sent()).toEqual([88, 89]);
  });

  it("keeps a number that waits for its person to sign in again", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: null });
    await browser.answer({ ok: false, error: "signed-out" });
    expect(outbox.stateOf("m3", "2021-02")).toMatchObject({
      kind: "waiting",
      reason: "signed-out",
    });
    expect(browser.kept()).toEqual([null]);
  });

  it("keeps a number for its person while another is signed in, and sends it when they are back", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "other-person" });
    expect(outbox.stateOf("m3", "2021-02")).toEqual({
      kind: "waiting",
      value: 88,
      reason: "other-person",
    });
    expect(browser.kept()).toEqual([88]);
    outbox.retry();
    await browser.answer({ ok: true, value: saved(88) });
    expect(browser.kept()).toEqual([]);
  });

  it("sends a number at first as the later one, and once it was delayed with what was seen", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88, seenAt: 7 });
    expect(browser.last()).toEqual({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "offline" });
    outbox.retry();
    expect(browser.last()).toEqual({ ...M3, value: 88, seenAt: 7 });
    await browser.answer({ ok: false, error: "offline" });
    outbox.enter({ ...M3, value: 89, seenAt: 7 });
    expect(browser.last()).toEqual({ ...M3, value: 89, seenAt: 7 });
    outbox.destroy();
    browser.open();
    expect(browser.last()).toEqual({ ...M3, value: 89, seenAt: 7 });
  });

  it("does not take its own number, committed meanwhile, for one that it has not seen", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 8, seenAt: 0 });
    outbox.enter({ ...M3, value: 88, seenAt: 0 });
    await browser.answer({ ok: true, value: saved(8) });
    await browser.answer({ ok: false, error: "offline" });
    outbox.retry();
    expect(browser.last()).toEqual({ ...M3, value: 88, seenAt: saved(8).changedAt });
  });

  it("keeps a number that was overtaken until its person decides", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88, seenAt: 7 });
    await browser.answer({ ok: false, error: "offline" });
    await browser.pause();
    await browser.answer({ ok: false, error: "overtaken" });
    const refused = { kind: "refused", value: 88, error: "overtaken", seenAt: 7 };
    expect(outbox.stateOf("m3", "2021-02")).toEqual(refused);
    expect(browser.open().stateOf("m3", "2021-02")).toEqual(refused);
    outbox.enter({ ...M3, value: 88, seenAt: 9 });
    expect(browser.last()).toEqual({ ...M3, value: 88 });
  });

  it("does not send what another tab has delivered meanwhile", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    outbox.enter({ ...M3, value: 88 });
    await browser.answer({ ok: false, error: "offline" });
    browser.clear();
    outbox.retry();
    expect(browser.sent()).toEqual([88]);
    expect(outbox.stateOf("m3", "2021-02")).toBeNull();
  });

  it("drops what it cannot read in the storage, and goes on", () => {
    const browser = makeBrowser();
    browser.put("m3 2021-02", { measureId: "m3", month: "soon" });
    browser.put("m4 2021-02", "not json at all");
    const outbox = browser.open();
    expect(outbox.waiting()).toBe("none");
    expect(browser.sent()).toEqual([]);
    expect(browser.keys()).toEqual([]);
  });

  it("tells its listeners of every change, and not after they have stopped", async () => {
    const browser = makeBrowser();
    const outbox = browser.open();
    let calls = 0;
    const stop = outbox.subscribe(() => (calls += 1));
    outbox.enter({ ...M3, value: 88 });
    await browser.answer({ ok: true, value: saved(88) });
    expect(calls).toBe(2);
    stop();
    outbox.enter({ ...M3, value: 89 });
    expect(calls).toBe(2);
  });
});

it("attempts grow apart, up to half a minute, never in the same moment for everybody", () => {
  expect(retryDelay(1, 0)).toBe(500);
  expect(retryDelay(1, 1)).toBe(1_000);
  expect(retryDelay(3, 1)).toBe(4_000);
  expect(retryDelay(20, 1)).toBe(30_000);
});

describe("what is kept in the browser", () => {
  it("is kept apart for each person", () => {
    const storage = memoryStorage();
    const own = localActuals(storage, "a");
    own.write("k", kept(1));
    expect(own.keeps()).toBe(true);
    expect(localActuals(storage, "b").keys()).toEqual([]);
    expect(localActuals(storage, "a").keys()).toEqual(["k"]);
    expect(localActuals(storage, "a").read("k")).toEqual(kept(1));
  });

  it("is held in memory where the browser keeps nothing", () => {
    const full = { ...memoryStorage(), setItem: () => quota() };
    for (const storage of [null, full]) {
      const own = localActuals(storage, "a");
      own.write("k", kept(1));
      expect(own.read("k")).toEqual(kept(1));
      expect(own.keeps()).toBe(false);
      own.remove("k");
      expect(own.keeps()).toBe(true);
      expect(own.keys()).toEqual([]);
    }
  });
});

function quota(): never {
  throw new DOMException("full", "QuotaExceededError");
}

function kept(value: number): KeptActual {
  return { ...M3, value, stamp: "s" };
}

function saved(value: number): LiveActual {
  return { value, changedBy: null, changedAt: 1 };
}

function memoryStorage(): Storage {
  const items: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => void (items[key] = value),
    removeItem: (key: string) => void delete items[key],
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(items, name, { value, enumerable: false });
  }
  return items as unknown as Storage;
}

/** A browser's storage and clock, and a server that answers when it is told to. */
function makeBrowser() {
  const items = new Map<string, unknown>();
  const storage: KeptActuals = {
    keys: () => [...items.keys()],
    read: (key) => items.get(key),
    write: (key, entry) => void items.set(key, entry),
    remove: (key) => void items.delete(key),
    keeps: () => true,
  };
  const requests: EnteredActual[] = [];
  let reply: ((sent: Sent<LiveActual>) => void) | undefined;
  let timer: { ms: number; run: () => void } | undefined;
  let stamps = 0;
  const ports: OutboxPorts = {
    storage,
    send(entry) {
      requests.push(entry);
      return new Promise((resolve) => (reply = resolve));
    },
    after(ms, run) {
      timer = { ms, run };
      return () => (timer = undefined);
    },
    random: () => 0.5,
    newStamp: () => String((stamps += 1)),
  };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    open: () => createActualOutbox(ports),
    sent: () => requests.map(({ value }) => value),
    last: () => requests.at(-1),
    kept: () => [...items.values()].map((entry) => (entry as KeptActual).value),
    keys: storage.keys,
    put: (key: string, entry: unknown) => void items.set(key, entry),
    clear: () => items.clear(),
    async answer(sent: Sent<LiveActual>) {
      reply?.(sent);
      await turn();
    },
    /** Lets the pause before the next attempt pass. @returns how long it was, ms */
    async pause() {
      const due = timer;
      due?.run();
      await turn();
      return due?.ms ?? NaN;
    },
  };
}
