/**
 * Which modules browsers get in one file. On a slow line a small file costs what some ten kilobytes do
 * (measured with HTTP/1.1 at 150 ms: 92 files of 150 kB took 2.9 s), and many compress worse than one.
 * So what is asked for together comes together: React and Remix; a meeting's frame; what comes alive
 * behind it and in department pages, by where else it is needed. Everything else Rollup splits.
 */
import type { Plugin, Rollup } from "vite";

type ManualChunks = Extract<Rollup.OutputOptions["manualChunks"], (...args: never[]) => unknown>;
type Modules = Parameters<ManualChunks>[1];

const PLATFORM =
  /\/node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\//;
/** The bundler's own helpers, and what they need: everything else uses them. */
const HELPERS = /^\0|\/app\/collab\/persistently\.ts$/;

/** What starts a meeting's pages: the document, the frame, and one of the pages for what all need. */
const FIRST = /\/app\/(entry\.client|root|routes\/meetings\.\$month(\.overview)?)\.tsx/;
/** A page in the frame, which asks for its body as soon as it is here: only where it is shown. */
const PAGE = /\/app\/routes\/meetings\.\$month\.[^/]+\.tsx/;
/** The parts of the dictionary: each is one file for each language. */
const WORDS = /\/app\/i18n\//;

/** Where people are, by the route that they came by, the first that fits; `behind` a meeting's frame. */
const PLACES = [
  ["behind", FIRST],
  ["department", /\/routes\/meetings\.\$month\.departments\.\$department\.(_index|\$page)\.tsx/],
  ["meeting", PAGE],
  ["record", /\/routes\/meetings\.\$month_\./],
  ["board", /\/routes\/(board|actuals)/],
  ["office", /\/routes\/(?!design)/],
] as const;

type Place = (typeof PLACES)[number][0];

/** The places at which all that comes behind the frame is asked for in one go. */
const AT_ONCE: readonly Place[] = ["behind", "department"];

/** See the file's header. */
export function loadedTogether(): Plugin {
  return {
    name: "loaded-together",
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    config: () => {
      let chunks: Map<string, string> | undefined;
      const manualChunks: ManualChunks = (id, modules) => {
        chunks ??= chunksOf(modules);
        return chunks.get(id);
      };
      // Otherwise what a module needs comes into its file too, whoever else needs it.
      const output = { manualChunks, onlyExplicitManualChunks: true };
      return { build: { rollupOptions: { output } } };
    },
  };
}

/** The names of the chunks that are not Rollup's to choose, by module. */
function chunksOf(modules: Modules): Map<string, string> {
  const all = [...modules.getModuleIds()];
  const entries = all.filter((id) => modules.getModuleInfo(id)?.isEntry);
  const shown = reachOf(modules, entries.filter(isIn("behind")));
  const everywhere = reachOf(
    modules,
    entries.filter((id) => !id.includes("/routes/meetings.")),
  );
  const placesOf = new Map<string, Set<Place>>();
  for (const [place] of PLACES) {
    for (const id of wantedAt(modules, place, entries.filter(isIn(place)))) {
      placesOf.set(id, (placesOf.get(id) ?? new Set()).add(place));
    }
  }
  // A part that nothing imports can be asked for alone: a file that brought more would bring all of it.
  const behind = [...placesOf].filter(
    ([id]) => !shown.has(id) && modules.getModuleInfo(id)?.importers.length !== 0,
  );
  const platform = all.filter((id) => PLATFORM.test(id) || HELPERS.test(id));
  return new Map([
    ...[...shown]
      .filter((id) => !entries.includes(id) && !PAGE.test(id))
      .map((id): [string, string] => [id, everywhere.has(id) ? "common" : "meeting"]),
    ...behind.flatMap(([id, places]): [string, string][] =>
      isTogether(places) ? [[id, [...places].join("-")]] : [],
    ),
    ...platform.map((id): [string, string] => [id, "platform"]),
  ]);
}

/**
 * What is needed at a place, and for the parts that its code asks for later. Of a meeting only the latter:
 * its own code is `shown`, or small.
 */
function wantedAt(modules: Modules, place: Place, entries: readonly string[]): Set<string> {
  const own = reachOf(modules, entries);
  const isOfMeeting = place === "behind" || place === "department" || place === "meeting";
  const parts = [...own]
    .flatMap((id) => modules.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
    .filter((id) => !WORDS.test(id));
  return reachOf(modules, parts, isOfMeeting ? new Set() : own);
}

function reachOf(modules: Modules, ids: readonly string[], into = new Set<string>()): Set<string> {
  for (const id of ids) {
    if (into.has(id)) continue;
    into.add(id);
    reachOf(modules, modules.getModuleInfo(id)?.importedIds ?? [], into);
  }
  return into;
}

function isIn(place: Place) {
  return (id: string) => PLACES.find(([, route]) => route.test(id))?.[0] === place;
}

/** Whether one file may bring it. What the office needs too, only where a meeting always needs it. */
function isTogether(places: ReadonlySet<Place>): boolean {
  const isIt = (place: Place) => places.has(place);
  return places.has("office") ? AT_ONCE.every(isIt) : AT_ONCE.some(isIt);
}
