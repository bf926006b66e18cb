import { LightMark } from "~/components/scorecard/light";
import { useRecord } from "~/components/record/record-reader";
import type { LightKind } from "~/protocol/live-keys";
import styles from "./minutes.module.css";

/** Last month's light → this month's, in shape and word: legible without colour. */
export function Lights({ kind, id }: { kind: LightKind; id: string }) {
  const { light, lightBefore } = useRecord();
  const before = lightBefore(kind, id);
  const now = light(kind, id);
  return (
    <span className={styles.lights}>
      {before && (
        <>
          <LightMark light={before.light} size="small" />
          <span aria-hidden>→</span>
        </>
      )}
      {now && <LightMark light={now.light} named />}
    </span>
  );
}
