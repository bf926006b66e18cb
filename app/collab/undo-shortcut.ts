/**
 * Whether a key press asks for undo (Ctrl/Cmd+Z) or redo (with Shift, or Ctrl+Y).
 * On keyboards whose letters are not Latin the key's place decides.
 */
export function undoShortcut(event: Event): "undo" | "redo" | null {
  if (!isKeyPress(event) || event.altKey || event.isComposing) return null;
  if (!event.ctrlKey && !event.metaKey) return null;
  const latin = event.key.length === 1 && event.key < "\u0080";
  const letter = (latin ? event.key : event.code.replace("Key", "")).toLowerCase();
  if (letter === "z") return event.shiftKey ? "redo" : "undo";
  return letter === "y" && event.ctrlKey && !event.shiftKey ? "redo" : null;
}

function isKeyPress(event: Event): event is KeyboardEvent {
  return event.type === "keydown" && "key" in event;
}
