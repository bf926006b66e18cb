import { useEffect, useState } from "react";
import { useLatest } from "~/components/ui/use-latest";
import { anchorAround } from "./anchor-around";
import { useQuestions } from "./questions-context";

/**
 * Choosing a field or a cell of the page with the pointer: until one is clicked, or Esc is pressed,
 * clicks on the page choose a place instead of doing what they do.
 */
export function usePickPlace(): { picking: boolean; pick(): void } {
  const [picking, setPicking] = useState(false);
  const latest = useLatest(useQuestions());
  useEffect(() => {
    if (!picking) return undefined;
    const page = document.getElementById("content");
    if (page) page.dataset.picking = "true";
    const take = (event: MouseEvent) => {
      const { shown, compose } = latest.current;
      if (!(event.target instanceof Element) || !page?.contains(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type !== "click") return;
      setPicking(false);
      if (shown?.page) {
        const at = { departmentId: shown.departmentId, page: shown.page };
        compose(anchorAround(at, event.target));
      }
    };
    const cancel = (event: KeyboardEvent) => {
      if (event.key === "Escape") setPicking(false);
    };
    document.addEventListener("click", take, { capture: true });
    document.addEventListener("mousedown", take, { capture: true });
    document.addEventListener("keydown", cancel);
    return () => {
      delete page?.dataset.picking;
      document.removeEventListener("click", take, { capture: true });
      document.removeEventListener("mousedown", take, { capture: true });
      document.removeEventListener("keydown", cancel);
    };
  }, [picking, latest]);
  return { picking, pick: () => setPicking((before) => !before) };
}
