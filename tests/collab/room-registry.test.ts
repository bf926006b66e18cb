import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { RoomStatus } from "~/collab/connection-state";
import { createLiveValues } from "~/collab/live-values";
import { createPresence } from "~/collab/presence";
import type { Room } from "~/collab/room";
import { createRoomRegistry } from "~/collab/room-registry";
import { createStore, type Store } from "~/collab/store";
import { createUndo } from "~/collab/undo";
import { Awareness } from "y-protocols/awareness";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GRACE = 1_000;
const saved: RoomStatus = {
  state: { kind: "open", mayEdit: true, sealed: false, synced: true },
  unsaved: false,
  overdue: false,
  keeping: "kept",
  hindrance: null,
};
const readOnly: RoomStatus = {
  ...saved,
  state: { kind: "open", mayEdit: false, sealed: false, synced: true },
};
const otherGeneration = {
  kind: "refused",
  reason: "other-generation",
  unsent: [],
} as const;

type FakeRoom = Room & { status: Store<RoomStatus>; destroy: ReturnType<typeof vi.fn> };

function fakeRoom(name: string): FakeRoom {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const status = createStore(saved);
  return {
    connection: {
      name,
      doc,
      awareness,
      status,
      live: createLiveValues(),
      now: () => 0,
      retry: vi.fn<() => void>(),
      discard: vi.fn<() => void>(),
      destroy: vi.fn<() => void>(),
    },
    presence: createPresence(awareness),
    undo: createUndo(doc),
    status,
    destroy: vi.fn<() => void>(() => doc.destroy()),
  };
}

function setUp() {
  const opened: FakeRoom[] = [];
  const rooms = createRoomRegistry((name) => {
    const room = fakeRoom(name);
    opened.push(room);
    return room;
  }, GRACE);
  return { rooms, opened };
}

describe("the rooms of a tab", () => {
  it("are shared by name and closed some time after the last holder has gone", () => {
    const { rooms, opened } = setUp();
    const [first, second] = [rooms.hold("closing/m"), rooms.hold("closing/m")];
    expect(opened).toHaveLength(1);
    first();
    first();
    vi.advanceTimersByTime(2 * GRACE);
    expect(rooms.get("closing/m")).toBe(opened[0]);
    second();
    vi.advanceTimersByTime(GRACE - 1);
    expect(opened[0]?.destroy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(opened[0]?.destroy).toHaveBeenCalledOnce();
    expect(rooms.get("closing/m")).toBeNull();
  });

  it("are not opened anew by who comes back in time", () => {
    const { rooms, opened } = setUp();
    for (let walk = 0; walk < 5; walk += 1) {
      rooms.hold("closing/m")();
      vi.advanceTimersByTime(GRACE / 2);
    }
    rooms.hold("closing/m");
    vi.advanceTimersByTime(10 * GRACE);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.destroy).not.toHaveBeenCalled();
  });

  it("stay open for words that are not saved, and close as soon as they are", () => {
    const { rooms, opened } = setUp();
    const leave = rooms.hold("closing/m");
    opened[0]?.status.set({ ...saved, unsaved: true, keeping: "writing" });
    leave();
    vi.advanceTimersByTime(100 * GRACE);
    expect(opened[0]?.destroy).not.toHaveBeenCalled();
    expect(rooms.summary.get()).toEqual({ notice: "saving", onlyHere: true, refused: [] });
    opened[0]?.status.set({ ...saved, unsaved: true });
    expect(rooms.summary.get()).toEqual({ notice: "saving", onlyHere: false, refused: [] });
    expect(opened[0]?.destroy).not.toHaveBeenCalled();
    opened[0]?.status.set(saved);
    expect(opened[0]?.destroy).toHaveBeenCalledOnce();
    expect(rooms.summary.get()).toEqual({ notice: "saved", onlyHere: false, refused: [] });
  });

  it("are replaced when another generation is out and nothing would be lost", () => {
    const { rooms, opened } = setUp();
    rooms.hold("closing/m");
    const changed = vi.fn<() => void>();
    rooms.subscribe(changed);
    opened[0]?.status.set({ ...saved, state: otherGeneration });
    expect(opened[0]?.destroy).toHaveBeenCalledOnce();
    expect(rooms.get("closing/m")).toBe(opened[1]);
    expect(changed).toHaveBeenCalled();
  });

  it("wait for the person when unsent words would be lost", () => {
    const { rooms, opened } = setUp();
    rooms.hold("closing/m");
    opened[0]?.status.set({ ...saved, state: otherGeneration, unsaved: true });
    expect(rooms.get("closing/m")).toBe(opened[0]);
    expect(opened[0]?.connection.discard).not.toHaveBeenCalled();
    expect(rooms.summary.get().notice).toBe("refused");
    rooms.renew("closing/m");
    expect(opened[0]?.connection.discard).toHaveBeenCalledOnce();
    expect(rooms.get("closing/m")).toBe(opened[1]);
    expect(rooms.summary.get()).toEqual({ notice: "saved", onlyHere: false, refused: [] });
  });

  it("are named when words were refused in them and no screen shows them", () => {
    const { rooms, opened } = setUp();
    const leave = rooms.hold("closing/m");
    const state = { kind: "refused-edits", code: "sealed", unsent: ["太晚的"] } as const;
    opened[0]?.status.set({ ...saved, state, unsaved: true });
    expect(rooms.summary.get().refused).toEqual([]);
    leave();
    vi.advanceTimersByTime(2 * GRACE);
    expect(rooms.summary.get()).toMatchObject({ notice: "refused", refused: ["closing/m"] });
    rooms.renew("closing/m");
    expect(rooms.summary.get().refused).toEqual([]);
  });

  it("speak with one voice, in which a room without a document is silent", () => {
    const { rooms, opened } = setUp();
    rooms.hold("meeting/m");
    opened[0]?.status.set(readOnly);
    expect(rooms.summary.get().notice).toBe("saved");
    const leave = rooms.hold("sheet/m/d");
    opened[1]?.status.set(readOnly);
    expect(rooms.summary.get().notice).toBe("read-only");
    leave();
    expect(rooms.summary.get().notice).toBe("saved");
  });
});
