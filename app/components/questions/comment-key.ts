/** Whether a key press begins a comment: Ctrl+Alt+M. By its place too, since Alt changes the letter. */
export function isCommentKey(event: {
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  key: string;
  code: string;
}): boolean {
  return (
    (event.ctrlKey || event.metaKey) &&
    event.altKey &&
    (event.code === "KeyM" || event.key.toLowerCase() === "m")
  );
}
