/** What is taken as a picture of a page, and how much of it. Rules PI1–PI5. */

/** [PI2] [PI3] [PI5] The limits. */
export const PictureLimit = {
  /** Bytes of one picture as it is sent. */
  bytes: 10 * 1024 * 1024,
  /** Pixels of one picture as it is sent, width times height. */
  pixels: 64_000_000,
  /** The same of one that cannot be opened line by line: all of it is in memory at once. */
  pixelsAtOnce: 16_000_000,
  /** The longest side of one as it is kept, in pixels. */
  side: 2400,
  /** Pictures on one page. */
  onPage: 12,
  /** Bytes of all pictures of one meeting, as they are kept. */
  meetingBytes: 200 * 1024 * 1024,
} as const;

/** The formats that are taken. */
export type PictureFormat = "jpeg" | "png" | "webp" | "gif";

/** Why a picture is not taken. */
export type PictureError =
  | "picture-too-large"
  | "picture-too-many-pixels"
  /** A vector drawing: a document with links and scripts rather than a picture. */
  | "picture-is-drawing"
  | "picture-unknown-format"
  | "picture-broken"
  | "too-many-pictures"
  | "pictures-full"
  | "picture-busy";

/** The bytes with which a format begins; null stands for any byte. */
const BEGINNINGS: readonly (readonly [PictureFormat, readonly (number | null)[]])[] = [
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["gif", [0x47, 0x49, 0x46, 0x38, null, 0x61]],
  ["webp", [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** How far into a file a drawing's root element is looked for, in bytes. */
const DRAWING_HEAD = 1024;

/**
 * [PI1] The format of a picture by what its bytes are; whatever name and type it came with is
 * anybody's to write.
 *
 * @returns `picture-is-drawing` or `picture-unknown-format` for what is not taken.
 */
export function formatOfPicture(
  bytes: Uint8Array,
): { ok: true; format: PictureFormat } | { ok: false; error: PictureError } {
  const found = BEGINNINGS.find(([, beginning]) =>
    beginning.every((byte, index) => byte === null || bytes[index] === byte),
  );
  if (found) return { ok: true, format: found[0] };
  const head = String.fromCharCode(...bytes.subarray(0, DRAWING_HEAD));
  const isDrawing = /<svg[\s>]/i.test(head);
  return { ok: false, error: isDrawing ? "picture-is-drawing" : "picture-unknown-format" };
}

/** [PI2] What is wrong with a picture's size as it was sent; null when nothing is. */
export function sizeProblem({
  bytes,
  width = 0,
  height = 0,
  isAtOnce = false,
}: {
  readonly bytes: number;
  /** Pixels; unknown before the picture has been opened. */
  readonly width?: number;
  readonly height?: number;
  /** Whether it cannot be opened line by line: a GIF, or one that appears in passes. */
  readonly isAtOnce?: boolean;
}): PictureError | null {
  if (bytes > PictureLimit.bytes) return "picture-too-large";
  const most = isAtOnce ? PictureLimit.pixelsAtOnce : PictureLimit.pixels;
  return width * height > most ? "picture-too-many-pixels" : null;
}

/**
 * [PI5] Whether another picture finds room.
 *
 * @param onPage how many stand on its page already
 * @param meetingBytes what the pictures of its meeting take together, with this one, as kept
 */
export function roomProblem(onPage: number, meetingBytes: number): PictureError | null {
  if (onPage >= PictureLimit.onPage) return "too-many-pictures";
  return meetingBytes > PictureLimit.meetingBytes ? "pictures-full" : null;
}
