import { renderSVG } from "uqr";
import { publicOrigin } from "./public-origin.server";

/** The address of a month's meeting for other machines; it asks whoever opens it to sign in first. */
export function joinAddress(request: Request, secure: boolean, month: string): string {
  return `${publicOrigin(request, secure)}/meetings/${month}`;
}

/**
 * An address as a QR code: an SVG file with the quiet zone of four modules that scanners need, dark
 * on white whatever the page's theme. A quarter of it may be covered or glare on the wall.
 */
export function joinCode(address: string): string {
  return renderSVG(address, { ecc: "Q", border: 4 });
}
