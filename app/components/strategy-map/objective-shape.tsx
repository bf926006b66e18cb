import type { KeyboardEvent } from "react";
import { incompleteOf } from "~/components/scorecard/explain";
import { LightMark } from "~/components/scorecard/light";
import { LightNow } from "~/components/scorecard/light-now";
import { useLight } from "~/components/scorecard/lights-context";
import { addMonths, type Month } from "~/domain/scorecard/month";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { MapItem, MapScorecard } from "./map-content";
import styles from "./objective-shape.module.css";

/** What an objective is to the one that is looked at; "none" while another is, null while none is. */
export type Relation = "chosen" | "cause" | "effect" | "none" | null;

interface ObjectiveShapeProps {
  objective: MapScorecard["objectives"][number];
  month: Month;
  /** Whether it is wide enough for its name to stand in its head. */
  wide: boolean;
  /** What stands in it; empty where it shows its light alone. */
  items: readonly MapItem[];
  /** The codes of the objectives at the other ends of its arrows. */
  drives: readonly string[];
  drivenBy: readonly string[];
  relation: Relation;
  /** What a click does; absent on the wall, where nobody clicks. */
  onOpen?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** An objective on the map: its light of last month and of this, and those of what supports it. Live. */
export function ObjectiveShape(props: ObjectiveShapeProps) {
  const { objective, month, wide, items, relation, onOpen, onKeyDown } = props;
  const words = useWords();
  const light = useLight("objective", objective.id, month);
  const incomplete = incompleteOf(light?.explanation);
  const look = {
    className: styles.shape,
    "data-objective": objective.id,
    "data-light": light?.light,
    "data-relation": relation ?? undefined,
    "data-wide": wide || undefined,
  };
  const name = <span className={styles.name}>{nameIn(words.locale, objective)}</span>;
  const content = (
    <>
      <span className={styles.head}>
        <b>{objective.code}</b>
        {wide && name}
        {(relation === "cause" || relation === "effect") && (
          <span className={styles.relation}>{words.strategyMap.relations[relation]}</span>
        )}
        <Lights id={objective.id} month={month} />
      </span>
      {!wide && name}
      {(items.length > 0 || incomplete > 0) && (
        <span className={styles.items}>
          {items.map((item) => (
            <Item key={item.id} item={item} month={month} />
          ))}
          {incomplete > 0 && (
            <span className={styles.incomplete}>{words.strategyMap.incomplete(incomplete)}</span>
          )}
        </span>
      )}
      <Ends {...props} />
    </>
  );
  if (!onOpen) return <div {...look}>{content}</div>;
  return (
    <button
      {...look}
      type="button"
      data-on-paper
      aria-expanded={relation === "chosen"}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      {content}
    </button>
  );
}

/** Last month's light → this month's. */
function Lights({ id, month }: { id: string; month: Month }) {
  const words = useWords();
  const before = useLight("objective", id, addMonths(month, -1));
  const now = useLight("objective", id, month);
  return (
    <span className={styles.lights}>
      {before && (
        <>
          <span className="visually-hidden">
            {formatMonthShort(words.locale, addMonths(month, -1))}
          </span>
          <LightMark light={before.light} size="small" />
        </>
      )}
      <span className={styles.arrow} aria-hidden>
        {before && now ? "→" : ""}
      </span>
      {now && (
        <>
          <span className="visually-hidden">{formatMonthShort(words.locale, month)}</span>
          <LightNow light={now.light} />
        </>
      )}
    </span>
  );
}

function Item({ item, month }: { item: MapItem; month: Month }) {
  const light = useLight(item.kind, item.id, month);
  return (
    <span className={styles.item}>
      {item.code} {light && <LightMark light={light.light} />}
    </span>
  );
}

/** The arrows in words: read out on the map, and seen where it is a list. */
function Ends({ drives, drivenBy }: Pick<ObjectiveShapeProps, "drives" | "drivenBy">) {
  const { general, strategyMap } = useWords();
  const codes = (of: readonly string[]) => of.join(general.listSeparator);
  return (
    <span className={styles.ends}>
      {drives.length > 0 && (
        <span>
          <span aria-hidden>→ </span>
          {strategyMap.drives(codes(drives))}
        </span>
      )}
      {drivenBy.length > 0 && (
        <span>
          <span aria-hidden>← </span>
          {strategyMap.drivenBy(codes(drivenBy))}
        </span>
      )}
    </span>
  );
}
