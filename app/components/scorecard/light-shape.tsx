import type { Light } from "~/domain/scorecard/light";
import styles from "./light.module.css";

const STAR = "M8 1 10.1 5.7 15.2 6.2 11.4 9.6 12.5 14.6 8 12 3.5 14.6 4.6 9.6 0.8 6.2 5.9 5.7Z";

/** How wide a light's shape is, in its own units; each is 16 high. */
export function shapeWidth(light: Light): number {
  return light === "two-stars" ? 31 : 16;
}

/** The class that gives a light its colour, from the tokens. */
export function lightColour(light: Light): string {
  return styles[light] ?? "";
}

/** The shape of a light, to stand inside an svg: ★★ ★ ● ▲ ■ ○, 16 units high. */
export function LightShape({ light }: { light: Light }) {
  switch (light) {
    case "two-stars":
      return (
        <>
          <path d={STAR} />
          <path d={STAR} transform="translate(15 0)" />
        </>
      );
    case "one-star":
      return <path d={STAR} />;
    case "green":
      return <circle cx="8" cy="8" r="6.5" />;
    case "yellow":
      return <path d="M8 1.5 15.3 14.2H0.7Z" />;
    case "red":
      return <rect x="2" y="2" width="12" height="12" />;
    case "grey":
      return <circle cx="8" cy="8" r="5.7" fill="none" stroke="currentColor" strokeWidth="1.6" />;
  }
}
