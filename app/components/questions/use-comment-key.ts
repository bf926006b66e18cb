import { useEffect } from "react";
import { useLatest } from "~/components/ui/use-latest";
import { isCommentKey } from "./comment-key";
import { anchorAround } from "./find-place";
import { useQuestions } from "./questions-context";

/** Ctrl+Alt+M begins a comment on the field or cell that has the focus, else on the page. */
export function useCommentKey(): void {
  const latest = useLatest(useQuestions());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { shown, may, compose, rail } = latest.current;
      if (!isCommentKey(event) || event.defaultPrevented || !may("comment.write")) return;
      event.preventDefault();
      if (!shown?.page) return rail.openRail("composer");
      const at = { departmentId: shown.departmentId, page: shown.page };
      compose(anchorAround(at, document.activeElement));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [latest]);
}
