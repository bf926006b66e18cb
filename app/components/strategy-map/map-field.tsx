import { Fragment, useId, type ReactNode } from "react";
import {
  GUTTER,
  type MapBand,
  type MapGroup,
  type MapLayout,
} from "~/domain/strategy-map/map-layout";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { MapScorecard } from "./map-content";
import styles from "./map-field.module.css";

interface MapFieldProps {
  layout: MapLayout;
  themes: MapScorecard["themes"];
  /** The arrows, below the shapes. */
  arrows: ReactNode;
  /** One objective's shape. It fills its place. */
  shapeOf: (objectiveId: string) => ReactNode;
}

/**
 * The map's field: perspectives as bands, themes as groups in them, rows of shapes. Where things are
 * comes from the layout, in shares of the width and in em, so that the arrows, which have the same
 * figures, fit at any size. Where there is no room for a map it is a list.
 */
export function MapField({ layout, themes, arrows, shapeOf }: MapFieldProps) {
  return (
    <div className={styles.field}>
      {arrows}
      {layout.bands.map((band) => (
        <Band key={band.perspective} band={band} themes={themes} shapeOf={shapeOf} />
      ))}
    </div>
  );
}

type BandProps = Pick<MapFieldProps, "themes" | "shapeOf"> & { band: MapBand };

function Band({ band, themes, shapeOf }: BandProps) {
  const words = useWords();
  const id = useId();
  return (
    <section className={styles.band} aria-labelledby={id}>
      <h3 id={id} className={styles.perspective}>
        {words.scorecard.perspectives[band.perspective]}
      </h3>
      <div className={styles.groups}>
        {band.groups.map((group, index) => {
          const theme = themes.find((each) => each.id === group.themeId);
          return (
            <Fragment key={group.themeId ?? ""}>
              {index > 0 && <span className={styles.between} aria-hidden />}
              <div className={styles.group} data-cells={group.cells}>
                <Rows
                  group={group}
                  theme={theme && nameIn(words.locale, theme)}
                  rows={band.rows}
                  shapeOf={shapeOf}
                />
              </div>
            </Fragment>
          );
        })}
      </div>
    </section>
  );
}

interface RowsProps {
  group: MapGroup;
  theme: string | undefined;
  rows: MapBand["rows"];
  shapeOf: MapFieldProps["shapeOf"];
}

function Rows({ group, theme, rows, shapeOf }: RowsProps) {
  const first = group.rows.findIndex((ids) => ids.length > 0);
  return rows.map(({ row, height }, index) => {
    const ids = group.rows[index] ?? [];
    return (
      <div key={row} className={styles.row}>
        {/* As high as the layout says: an attribute, because pages carry no inline styles. */}
        <svg className={styles.strut} width="0" height={`${GUTTER + height}em`} aria-hidden />
        {theme && index === first && <h4 className={styles.theme}>{theme}</h4>}
        {ids.length > 0 && (
          <ul>
            {ids.map((id) => (
              <li key={id}>{shapeOf(id)}</li>
            ))}
          </ul>
        )}
      </div>
    );
  });
}
