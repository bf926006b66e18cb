import type { Mode } from "./ports";

/** Stands for wherever the product is served: paths are resolved against it, and must stay on it. */
const HERE = "http://here.invalid";

/**
 * Where somebody wants to go, as a path of our own. Anything else would be an open redirect: it is
 * read as a browser reads it (which drops tabs and takes a backslash for a slash), and what is not
 * plainly here leads home.
 *
 * @param asked from a form or an address, so anything at all.
 */
export function pathWithin(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  const path = pathname + search + hash;
  // "/.//elsewhere" comes out as "//elsewhere", which names another host.
  return origin === HERE && !path.startsWith("//") ? path : "/";
}

/**
 * The page that a request is for, to come back to after signing in. Remix asks for a page's data
 * under the page's own path with an ending and a parameter of its own.
 */
export function pageAsked({ method, url }: { method: string; url: string }): string {
  if (method !== "GET") return "/";
  const { pathname, searchParams } = new URL(url);
  searchParams.delete("_routes");
  searchParams.delete("index");
  const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  const search = searchParams.toString();
  return pathWithin(search === "" ? page : `${page}?${search}`);
}

/** The page that somebody came for before they had to sign in, from the address that kept it. */
export function pageWanted({ url }: { url: string }): string {
  return pathWithin(new URL(url).searchParams.get("to"));
}

/** Where somebody signs in (in the demo: sits down) and goes on to a page from. */
export function signInPath(mode: Mode, page: string): string {
  const door = mode === "demo" ? "/" : "/sign-in";
  return page === "/" ? door : `${door}?${new URLSearchParams({ to: page }).toString()}`;
}
