import { createHash } from "node:crypto";
import sharp, { type Metadata, type WebpOptions } from "sharp";
import {
  formatOfPicture,
  PictureLimit,
  sizeProblem,
  type PictureFormat,
} from "~/domain/picture/picture-rules";
import type { PictureBytes } from "~/sheet/pictures";
import { ok, refuse, type Outcome } from "../command.server";

/** A picture as it is kept and given out: WebP, by its hash. */
export interface EncodedPicture extends PictureBytes {
  bytes: Buffer;
}

/** What every picture is given out as. */
export const PICTURE_TYPE = "image/webp";

// The library opens dozens of formats, drawings and documents among them. Only these four may reach
// a decoder, whatever the sniffing before it lets through.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
});
// A meeting is going on beside: one thread for each picture, and nothing kept between two.
sharp.concurrency(1);
sharp.cache(false);

/** How long opening and encoding one picture may take at the most, seconds. */
const MOST_SECONDS = 30;

/** Below so many bytes for a pixel a PNG is a screenshot or a chart, not a photograph. */
const GRAPHIC_DENSITY = 0.5;

/**
 * [PI1] [PI2] [PI3] Opens a picture and encodes it anew. Nothing of the file that came is kept:
 * neither its metadata nor bytes behind its end.
 */
export async function encodePicture(sent: Uint8Array): Promise<Outcome<EncodedPicture>> {
  const tooLarge = sizeProblem({ bytes: sent.byteLength });
  if (tooLarge) return refuse(tooLarge);
  const sniffed = formatOfPicture(sent);
  if (!sniffed.ok) return refuse(sniffed.error);
  try {
    const metadata = await open(sent, false).metadata();
    const { width, height } = metadata;
    const isAtOnce = sniffed.format === "gif" || metadata.isProgressive;
    const problem = sizeProblem({ bytes: sent.byteLength, width, height, isAtOnce });
    if (problem) return refuse(problem);
    return ok(await encoded(sent, optionsFor(sniffed.format, metadata, sent.byteLength)));
  } catch {
    // The decoder refuses what is cut off, damaged or not what its first bytes say.
    return refuse("picture-broken");
  }
}

/**
 * @param most pixels that may be decoded. To read a head alone there is no limit: how many pixels it
 *   speaks of is the answer, and has a sentence of its own.
 */
function open(bytes: Uint8Array, most: number | false) {
  return sharp(bytes, { limitInputPixels: most, failOn: "error", sequentialRead: true });
}

async function encoded(bytes: Uint8Array, options: WebpOptions): Promise<EncodedPicture> {
  const { side, pixels } = PictureLimit;
  const { data, info } = await open(bytes, pixels)
    .autoOrient()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .webp(options)
    .timeout({ seconds: MOST_SECONDS })
    .toBuffer({ resolveWithObject: true });
  const hash = createHash("sha256").update(data).digest("hex");
  return { bytes: data, hash, width: info.width, height: info.height };
}

/** Letters and lines stay sharp without losses, which for a photograph would be slow and huge. */
function optionsFor(
  format: PictureFormat,
  { width, height }: Metadata,
  byteLength: number,
): WebpOptions {
  const isGraphic =
    format === "gif" || (format === "png" && byteLength < GRAPHIC_DENSITY * width * height);
  return isGraphic
    ? { nearLossless: true, quality: 60, effort: 2 }
    : { quality: 84, smartSubsample: true };
}
