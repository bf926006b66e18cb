import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback } from "react";
import { OpenDialog } from "~/components/form/form-dialog";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import styles from "./levels.module.css";

/** Asks before the page is left while there is something that is not saved. */
export function LeaveGuard({ active }: { active: boolean }) {
  const { admin } = useAllWords();
  const blocker = useBlocker(active);
  useBeforeUnload(
    useCallback(
      (event) => {
        if (active) event.preventDefault();
      },
      [active],
    ),
  );
  if (blocker.state !== "blocked") return null;
  return (
    <OpenDialog title={admin.levels.leave} onClose={() => blocker.reset()}>
      <div className={styles.bar}>
        <Button look="primary" onClick={() => blocker.reset()}>
          {admin.levels.stay}
        </Button>
        <Button onClick={() => blocker.proceed()}>{admin.levels.leaveAnyway}</Button>
      </div>
    </OpenDialog>
  );
}
