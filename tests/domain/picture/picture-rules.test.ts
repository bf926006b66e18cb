import { describe, expect, it } from "vitest";
import {
  formatOfPicture,
  PictureLimit,
  roomProblem,
  sizeProblem,
} from "~/domain/picture/picture-rules";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("pictures", () => {
  it("[PI1] are what their first bytes say", () => {
    const beginnings = {
      jpeg: "\xff\xd8\xff\xe0 and more",
      png: "\x89PNG\r\n\x1a\n and more",
      gif: "GIF89a and more",
      webp: "RIFF\x24\x00\x00\x00WEBPVP8 ",
    };
    for (const [format, beginning] of Object.entries(beginnings)) {
      expect(formatOfPicture(bytes(beginning))).toEqual({ ok: true, format });
    }
  });

  it("[PI1] that are drawings are refused as such, anything else as unknown", () => {
    const drawn = ["<svg xmlns='…'>", '<?xml version="1.0"?>\n<!-- x -->\n<SVG width="1">'];
    for (const text of drawn) {
      expect(formatOfPicture(bytes(text))).toEqual({ ok: false, error: "picture-is-drawing" });
    }
    for (const text of ["", "MZ\x90\x00", "%PDF-1.7", "RIFF\x24\x00\x00\x00WAVEfmt ", "\x89PN"]) {
      expect(formatOfPicture(bytes(text))).toEqual({ ok: false, error: "picture-unknown-format" });
    }
  });

  it("[PI2] have a limit of bytes and one of pixels, both included", () => {
    const most = PictureLimit.bytes;
    expect(sizeProblem({ bytes: most })).toBeNull();
    expect(sizeProblem({ bytes: most + 1 })).toBe("picture-too-large");
    expect(sizeProblem({ bytes: 1, width: 8000, height: 8000 })).toBeNull();
    expect(sizeProblem({ bytes: 1, width: 4000, height: 4000, isAtOnce: true })).toBeNull();
    expect(sizeProblem({ bytes: 1, width: 4000, height: 4001, isAtOnce: true })).toBe(
      "picture-too-many-pixels",
    );
    expect(sizeProblem({ bytes: 1, width: 8000, height: 8001 })).toBe("picture-too-many-pixels");
  });

  it("[PI5] find room until the page or the meeting is full", () => {
    const { onPage, meetingBytes } = PictureLimit;
    expect(roomProblem(onPage - 1, meetingBytes)).toBeNull();
    expect(roomProblem(onPage, 0)).toBe("too-many-pictures");
    expect(roomProblem(0, meetingBytes + 1)).toBe("pictures-full");
  });
});
