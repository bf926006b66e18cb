/** One folder of the project and what its files may import. */
export interface Layer {
  /** Path prefix; a file belongs to the first layer in the list that it starts with. */
  readonly prefix: string;
  /** Prefixes of the layers it may import besides itself. */
  readonly mayImport: readonly string[];
  /** Packages it may import; undefined when that is not restricted. */
  readonly packages?: readonly string[];
}

const domain = "app/domain/";
const views = "app/views/";
const sheet = "app/sheet/";
const protocol = "app/protocol/";
const collab = "app/collab/";
const services = "app/services/";
const commands = "app/commands/";
const components = "app/components/";
const i18n = "app/i18n/";
const routes = "app/routes/";
const db = "db/";
const server = "server/";

/** Everything that the browser loads but the routes. */
const shown = [components, views, domain, i18n, collab, commands, sheet, protocol];

/**
 * The directions of imports, from the middle outwards: rules, the shared document and the messages,
 * then the browser's side and the server's side, which meet only in the routes.
 */
export const layers: readonly Layer[] = [
  { prefix: domain, mayImport: [], packages: [] },
  { prefix: sheet, mayImport: [domain], packages: ["yjs", "lib0", "fractional-indexing"] },
  { prefix: protocol, mayImport: [domain], packages: ["lib0", "y-protocols", "yjs"] },
  // Shapes of what loaders hand to screens: types alone, so that both sides can name them.
  { prefix: views, mayImport: [domain, sheet, protocol, i18n], packages: [] },
  { prefix: i18n, mayImport: [domain], packages: ["react"] },
  { prefix: collab, mayImport: [domain, sheet, protocol, i18n] },
  { prefix: commands, mayImport: [domain, protocol, i18n] },
  { prefix: components, mayImport: [views, domain, sheet, protocol, i18n, collab, commands] },
  { prefix: db, mayImport: [domain] },
  { prefix: services, mayImport: [db, views, domain, sheet, protocol, i18n] },
  { prefix: routes, mayImport: [services, ...shown] },
  // The commands run before anything is installed, and only start what has been built.
  { prefix: "server/bin/", mayImport: [], packages: ["@playwright/test"] },
  { prefix: server, mayImport: [sheet, protocol, domain, db, services, i18n] },
  // The frame around the routes: root.tsx and Remix's two entries.
  {
    prefix: "app/",
    mayImport: [routes, services, ...shown],
  },
];

/** The layer of a file. */
export function layerOf(path: string): Layer | undefined {
  return layers.find(({ prefix }) => path.startsWith(prefix));
}
