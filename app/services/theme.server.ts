import { THEMES, type Theme } from "~/views/root";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The theme that this browser was set to. A cookie, so that the very first byte of a page is already
 * in it; by browser and not by person, because a projector and a phone stand in different rooms.
 */
export function themeIn(headers: Headers): Theme {
  const [, kept] = /(?:^|;\s*)theme=([a-z]+)(?:;|$)/.exec(headers.get("cookie") ?? "") ?? [];
  return themeNamed(kept);
}

/** The Set-Cookie header that keeps a theme; for the system's there is nothing to keep. */
export function themeCookie(theme: Theme): string {
  const age = theme === "system" ? 0 : YEAR_SECONDS;
  return `theme=${theme}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${age}`;
}

/** A theme by its name; whatever else somebody sent is the system's. */
export function themeNamed(name: unknown): Theme {
  return THEMES.find((theme) => theme === name) ?? "system";
}
