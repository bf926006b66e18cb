import { describe, expect, it } from "vitest";
import { themeCookie, themeIn, themeNamed } from "~/services/theme.server";

const withCookie = (cookie: string) => new Headers({ cookie });

describe("the theme of a browser", () => {
  it("is what its cookie says, among others and alone", () => {
    expect(themeIn(withCookie("theme=dark"))).toBe("dark");
    expect(themeIn(withCookie("language=en; theme=light; other=1"))).toBe("light");
  });

  it("is the system's without one, and with one that says anything else", () => {
    expect(themeIn(new Headers())).toBe("system");
    for (const cookie of ["theme=pink", "mytheme=dark", "theme=darker", "theme="]) {
      expect(themeIn(withCookie(cookie))).toBe("system");
    }
    expect(themeNamed(null)).toBe("system");
  });

  it("is kept for a year, and forgotten for the system's", () => {
    expect(themeCookie("dark", false)).toBe(
      "theme=dark; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000",
    );
    expect(themeCookie("dark", true)).toMatch(/; Secure$/);
    expect(themeCookie("system", false)).toMatch(/^theme=;.* Max-Age=0$/);
  });
});
