import { useEffect } from "react";
import { useLatest } from "~/components/ui/use-latest";
import { isCommentKey } from "./comment-key";
import { anchorAround } from "./anchor-around";
import { useQuestions } from "./questions-context";
import type { May } from "./use-may";

/** Ctrl+Alt+M begins a comment on the field or cell that has the focus, else on the page. */
export function useCommentKey(may: May): void {
  const latest = useLatest({ ...useQuestions(), mayComment: may("comment.write") });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { shown, mayComment, compose, rail } = latest.current;
      if (!isCommentKey(event) || event.defaultPrevented || !mayComment) return;
      event.preventDefault();
      if (!shown?.page) return rail.openRail("composer");
      const at = { departmentId: shown.departmentId, page: shown.page };
      compose(anchorAround(at, document.activeElement));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [latest]);
}
