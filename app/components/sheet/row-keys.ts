/** A key press, as far as it matters here. */
type Press = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "repeat">;

/**
 * What a key asks of the row in whose field it is pressed: Alt+Up and Alt+Down move it, Backspace
 * takes away an empty one. Not a held Backspace: it was clearing the words, and stops there.
 */
export function rowVerb(press: Press, empty: boolean): "up" | "down" | "remove" | null {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (press.altKey && press.key === "ArrowUp") return "up";
  if (press.altKey && press.key === "ArrowDown") return "down";
  return press.key === "Backspace" && !press.altKey && !press.repeat && empty ? "remove" : null;
}
