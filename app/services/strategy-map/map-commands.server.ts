import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { headlineFigure, mapPlace, objective, vision } from "#db/schema";
import { command, ok, refuse } from "../command.server";
import { ownMeasure, ownObjective } from "../scorecard-commands/own-entries.server";
import { mapChanged } from "./map-changed.server";
import { headlinesOf } from "./strategy-map.server";

/** How far up or down, and how far to the right, an objective can be put. */
const [FARTHEST_RANK, FARTHEST_SLOT] = [1000, 200];
/** What can be read above a map at a glance. */
const [LONGEST_VISION, MOST_HEADLINES] = [200, 6];

/** Puts objectives to their places on the map: all of a group, as whoever dragged one sees it [SM8]. */
export const placeObjectives = command({
  input: z.object({
    places: z
      .array(
        z.object({
          objectiveId: z.string(),
          rank: z.int().min(-FARTHEST_RANK).max(FARTHEST_RANK),
          slot: z.int().min(0).max(FARTHEST_SLOT),
        }),
      )
      .min(1)
      .max(FARTHEST_SLOT),
  }),
  run(work, { places }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    for (const { objectiveId, rank, slot } of places) {
      if (!ownObjective(work, objectiveId)) return refuse("unknown-objective");
      work.db
        .insert(mapPlace)
        .values({ objectiveId, rank, slot })
        .onConflictDoUpdate({ target: mapPlace.objectiveId, set: { rank, slot } })
        .run();
    }
    work.record("place-objectives", work.actor.companyId, null, places);
    mapChanged(work);
    return ok(null);
  },
});

/** Gives every objective back the place that the layout computes for it. */
export const resetLayout = command({
  input: z.object({}),
  run(work) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const { db, actor } = work;
    const own = db
      .select({ id: objective.id })
      .from(objective)
      .where(eq(objective.companyId, actor.companyId));
    const places = db.delete(mapPlace).where(inArray(mapPlace.objectiveId, own)).returning().all();
    work.record("reset-layout", actor.companyId, places, null);
    mapChanged(work);
    return ok(null);
  },
});

const visionText = z.string().trim().max(LONGEST_VISION);

/** Writes the vision above the map; blank takes it away. Without an English one the Chinese stands. */
export const saveVision = command({
  input: z.object({ textZh: visionText, textEn: visionText }),
  run(work, { textZh, textEn }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const { db, actor } = work;
    const { companyId } = actor;
    const before = db.select().from(vision).where(eq(vision.companyId, companyId)).get() ?? null;
    const words = { textZh, textEn: textEn || textZh };
    db.insert(vision)
      .values({ companyId, ...words })
      .onConflictDoUpdate({ target: vision.companyId, set: words })
      .run();
    work.record("save-vision", companyId, before, words);
    mapChanged(work);
    return ok(null);
  },
});

/** Chooses the measures whose figures stand above the map, in their order. */
export const chooseHeadlines = command({
  input: z.object({ measureIds: z.array(z.string()).max(MOST_HEADLINES) }),
  run(work, { measureIds }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const chosen = [...new Set(measureIds)];
    if (!chosen.every((id) => ownMeasure(work, id))) return refuse("unknown-measure", "measureIds");
    const { db, actor } = work;
    const { companyId } = actor;
    const before = headlinesOf(db, companyId);
    db.delete(headlineFigure).where(eq(headlineFigure.companyId, companyId)).run();
    chosen.forEach((measureId, position) =>
      db.insert(headlineFigure).values({ companyId, measureId, position }).run(),
    );
    work.record("choose-headlines", companyId, before, chosen);
    mapChanged(work);
    return ok(null);
  },
});
