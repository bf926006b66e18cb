import { useEffect, useState } from "react";
import { useLatest } from "~/components/ui/use-latest";
import type { NamedFile } from "./picture-uploads";

/**
 * Takes pictures that are pasted or dropped anywhere on the page. A paste into a field goes to the
 * field when there are words in it, and a table takes its own.
 *
 * @param onFiles null while no picture can be added: then nothing is taken.
 * @param pasted what a picture from the clipboard is called, which has no name.
 * @returns whether something is being dragged over the page.
 */
export function usePictureIntake(
  onFiles: ((files: readonly NamedFile[]) => void) | null,
  pasted: string,
): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useLatest(onFiles);
  const active = onFiles !== null;
  useEffect(() => {
    if (!active) return undefined;
    const paste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      if (event.defaultPrevented || !clipboardData) return;
      const pictures = [...clipboardData.files].filter(({ type }) => type.startsWith("image/"));
      if (pictures.length === 0 || (isField(target) && hasWords(clipboardData))) return;
      event.preventDefault();
      latest.current?.(pictures.map((file) => ({ file, name: pasted })));
    };
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // Without this the browser would leave the page to show the file.
      event.preventDefault();
      setDragging(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      setDragging(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      latest.current?.(named(event.dataTransfer?.files ?? []));
    };
    window.addEventListener("paste", paste);
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("paste", paste);
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      setDragging(false);
    };
  }, [active, latest, pasted]);
  return active && dragging;
}

/** Files with their names. */
export function named(files: Iterable<File>): NamedFile[] {
  return [...files].map((file) => ({ file, name: file.name }));
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

/** A spreadsheet puts its cells on the clipboard as words and as a picture of them. */
function hasWords(data: DataTransfer): boolean {
  return data.getData("text/plain") !== "";
}
