import { THEMES, type Theme } from "~/views/root";
import { preferenceCookie } from "./preference-cookie";

/**
 * The theme that this browser was set to. A cookie, so that the very first byte of a page is already
 * in it; by browser and not by person, because a projector and a phone stand in different rooms.
 */
export function themeIn(headers: Headers): Theme {
  const [, kept] = /(?:^|;\s*)theme=([a-z]+)(?:;|$)/.exec(headers.get("cookie") ?? "") ?? [];
  return themeNamed(kept);
}

/** The Set-Cookie header that keeps a theme; for the system's there is nothing to keep. */
export function themeCookie(theme: Theme, secure: boolean): string {
  return preferenceCookie("theme", theme === "system" ? null : theme, secure);
}

/** A theme by its name; whatever else somebody sent is the system's. */
export function themeNamed(name: unknown): Theme {
  return THEMES.find((theme) => theme === name) ?? "system";
}
