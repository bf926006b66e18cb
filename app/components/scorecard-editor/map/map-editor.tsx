import { useState, type KeyboardEvent } from "react";
import { arrowKey } from "~/components/strategy-map/arrow-key";
import { MapArrows, type ArrowLook } from "~/components/strategy-map/map-arrows";
import { MapField } from "~/components/strategy-map/map-field";
import { useMap } from "~/components/strategy-map/use-map";
import { Button } from "~/components/ui/button";
import { dropAt, groupOf, movedPlaces, stepPlaces } from "~/domain/strategy-map/map-moves";
import { neighbourOf } from "~/domain/strategy-map/neighbours";
import type { MapPlace } from "~/domain/strategy-map/arrangement";
import type { Point, Route } from "~/domain/strategy-map/map-routes";
import { useWords } from "~/i18n/words-context";
import type { MapEditorView } from "~/views/strategy-map";
import { EditShape } from "./edit-shape";
import styles from "./map-editor.module.css";
import { MapInspector } from "./map-inspector";
import { useMapCommands } from "./use-map-commands";
import { useMapPointer, type Drawing } from "./use-map-pointer";

/** The map for editing: arrows are pulled and shapes dragged, or both done in the inspector beside it. */
export function MapEditor({ view }: { view: MapEditorView }) {
  const words = useWords();
  const text = words.strategyMap.editor;
  const { layout, routes } = useMap(view, view.map, "lights");
  const { done, send } = useMapCommands();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = view.objectives.find(({ id }) => id === chosenId);
  const codeOf = (id: string) => view.objectives.find((each) => each.id === id)?.code ?? "";
  const draw = (causeId: string, effectId: string) =>
    send(
      "draw-arrow",
      { causeId, effectId, from: view.month },
      text.drawn(codeOf(causeId), codeOf(effectId)),
    );
  const place = (id: string, places: readonly MapPlace[] | null) => {
    if (places) void send("place-objectives", { places }, text.moved(codeOf(id)));
  };
  const drop = (id: string, share: Point) => {
    const group = groupOf(layout, id);
    if (!group) return;
    const point = { x: share.x * layout.width, y: share.y * layout.height };
    place(id, movedPlaces(group, id, dropAt(layout, group, id, point)));
  };
  const { field, drawing } = useMapPointer({
    onDraw: (cause, effect) => void draw(cause, effect),
    onDrop: drop,
  });
  const onKeyDown = (id: string) => (event: KeyboardEvent) => {
    const direction = arrowKey(event);
    if (direction === null) return;
    event.preventDefault();
    if (event.altKey) return place(id, stepPlaces(layout, id, direction));
    const to = neighbourOf(layout, id, direction);
    if (to === null) return;
    field.current?.querySelector<HTMLElement>(`[data-objective="${to}"] button`)?.focus();
  };
  const lookOf = ({ causeId, effectId }: Route): ArrowLook => {
    if (!chosen) return "plain";
    if (effectId === chosen.id) return "cause";
    return causeId === chosen.id ? "effect" : "faded";
  };
  const shapeOf = (id: string) => {
    const objective = view.objectives.find((each) => each.id === id);
    if (!objective) return null;
    return (
      <EditShape
        objective={objective}
        chosen={id === chosenId}
        aimedAt={id === drawing?.overId}
        onChoose={() => setChosenId(id === chosenId ? null : id)}
        onKeyDown={onKeyDown(id)}
      />
    );
  };
  return (
    <div className={styles.editor}>
      <div className={styles.frame}>
        <div ref={field} className={styles.map}>
          <MapField
            layout={layout}
            themes={view.themes}
            arrows={<MapArrows layout={layout} routes={routes} lookOf={lookOf} />}
            shapeOf={shapeOf}
          />
          {drawing && <DrawnLine {...drawing} />}
        </div>
      </div>
      <aside className={styles.side}>
        <p role="status" className={styles.done}>
          {done}
        </p>
        {chosen ? (
          <MapInspector
            // Another objective is another form.
            key={chosen.id}
            objective={chosen}
            view={view}
            onDraw={(effectId) => draw(chosen.id, effectId)}
            onRemove={({ id, causeId, effectId }) =>
              send(
                "remove-arrow",
                { id, from: view.month },
                text.removed(codeOf(causeId), codeOf(effectId)),
              )
            }
            stepTo={(direction) => stepPlaces(layout, chosen.id, direction)}
            onPlace={(places) => place(chosen.id, places)}
          />
        ) : (
          <p className={styles.hint}>{text.hint}</p>
        )}
        <Button
          disabled={view.map.places.length === 0}
          onClick={() => void send("reset-layout", {}, text.resetDone)}
        >
          {text.reset}
        </Button>
      </aside>
    </div>
  );
}

/** The arrow that is being pulled, up to the pointer. */
function DrawnLine({ from, to }: Drawing) {
  return (
    <svg className={styles.line} aria-hidden>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
    </svg>
  );
}
