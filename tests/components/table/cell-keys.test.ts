import { describe, expect, it } from "vitest";
import { cellVerb } from "~/components/table/cell-keys";

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false };

/** A key press as the browser tells it: "Control+Shift+ArrowUp". */
function press(keys: string): KeyboardEvent {
  const parts = keys.split("+");
  return Object.assign(new Event("keydown"), NONE, {
    key: parts.at(-1) ?? "",
    code: parts.at(-1) ?? "",
    ctrlKey: parts.includes("Control"),
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
  }) as KeyboardEvent;
}

const standing = (keys: string) => cellVerb(press(keys), "standing");
const editing = (keys: string) => cellVerb(press(keys), "editing");
const by = (line: number, column: number) => ({ line, column });

describe("a key in a cell that is merely stood on", () => {
  it("goes to the next cell, and with Shift stretches the selection", () => {
    expect(standing("ArrowRight")).toEqual({ kind: "go", by: by(0, 1) });
    expect(standing("Shift+ArrowUp")).toEqual({ kind: "stretch", by: by(-1, 0) });
    expect(standing("Enter")).toEqual({ kind: "go", by: by(1, 0) });
    expect(standing("Shift+Enter")).toEqual({ kind: "go", by: by(-1, 0) });
    expect(standing("Tab")).toEqual({ kind: "next", step: 1 });
    expect(standing("Shift+Tab")).toEqual({ kind: "next", step: -1 });
  });

  it("goes to the edge of the table with Control", () => {
    const down = standing("Control+ArrowDown");
    expect(down).toMatchObject({ kind: "go", by: { column: 0 } });
    expect(down?.kind === "go" && down.by.line).toBeGreaterThan(10_000);
    expect(standing("Control+Shift+Home")).toMatchObject({ kind: "stretch" });
  });

  it("edits, clears, and undoes", () => {
    expect(standing("F2")).toEqual({ kind: "edit" });
    expect(standing("Delete")).toEqual({ kind: "clear" });
    expect(standing("Backspace")).toEqual({ kind: "clear" });
    expect(standing("Control+z")).toEqual({ kind: "undo" });
    expect(standing("Control+Shift+z")).toEqual({ kind: "redo" });
    expect(standing("Control+a")).toEqual({ kind: "select-all" });
  });

  it("is typed when it is a letter, and the browser's when it is a shortcut of its own", () => {
    expect(standing("7")).toBeNull();
    expect(standing("Control+c")).toBeNull();
    expect(standing("Alt+ArrowLeft")).toBeNull();
    expect(standing("Control+Alt+m")).toBeNull();
  });
});

describe("a key in a cell that is being worked on", () => {
  it("moves and deletes in the text", () => {
    for (const keys of ["ArrowLeft", "ArrowRight", "Home", "End", "Delete", "Backspace"]) {
      expect(editing(keys)).toBeNull();
    }
    for (const keys of ["Control+z", "Control+a", "Control+ArrowLeft", "Shift+ArrowUp"]) {
      expect(editing(keys)).toBeNull();
    }
  });

  it("leaves it up and down, by Enter and by Tab, and takes it back by Escape", () => {
    expect(editing("ArrowDown")).toEqual({ kind: "go", by: by(1, 0) });
    expect(editing("Enter")).toEqual({ kind: "go", by: by(1, 0) });
    expect(editing("Tab")).toEqual({ kind: "next", step: 1 });
    expect(editing("Escape")).toEqual({ kind: "revert" });
  });
});

it("rows and columns are moved in both", () => {
  for (const key of [standing, editing]) {
    expect(key("Alt+ArrowUp")).toEqual({ kind: "move-row", direction: "up" });
    expect(key("Alt+Shift+ArrowRight")).toEqual({ kind: "shift", direction: "right" });
    expect(key("Control+Enter")).toEqual({ kind: "add-row" });
    expect(key("Alt+F10")).toEqual({ kind: "tools" });
  }
});
