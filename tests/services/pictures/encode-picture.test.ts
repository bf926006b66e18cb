import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PictureLimit } from "~/domain/picture/picture-rules";
import { encodePicture } from "~/services/pictures/encode-picture.server";

/** A plain picture of this size. */
const plain = (width: number, height: number, background = "#2f4b8f") =>
  sharp({ create: { width, height, channels: 3, background } });

/** A PNG that says it has this many pixels and brings next to nothing: what a bomb looks like. */
function boastingPng(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.alloc(64))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const encoded = async (sent: Uint8Array) => {
  const outcome = await encodePicture(sent);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
};

describe("a picture that was sent", () => {
  it("[PI3] comes out as WebP under the hash of its own bytes, whatever it was", async () => {
    const pictures = await Promise.all([
      plain(40, 30).jpeg().toBuffer(),
      plain(40, 30).png().toBuffer(),
      plain(40, 30).webp().toBuffer(),
      plain(40, 30).gif().toBuffer(),
    ]);
    for (const picture of pictures) {
      const { bytes, hash, width, height } = await encoded(picture);
      expect((await sharp(bytes).metadata()).format).toBe("webp");
      expect(hash).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect([width, height]).toEqual([40, 30]);
    }
  });

  it("[PI3] is turned as it is meant, and loses what a camera wrote into it and hid behind it", async () => {
    const taken = await plain(60, 20)
      .withExif({ IFD0: { Copyright: "whoever took it", ImageDescription: "at home" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const sent = Buffer.concat([taken, Buffer.from("<script>hidden behind</script>")]);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { bytes, width, height } = await encoded(sent);
    expect([width, height]).toEqual([20, 60]);
    const { exif, orientation, icc, xmp } = await sharp(bytes).metadata();
    expect([exif, orientation, icc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
    for (const trace of ["whoever took it", "at home", "hidden behind"]) {
      expect(bytes.includes(trace)).toBe(false);
    }
  });

  it("[PI3] is made smaller, never larger", async () => {
    const large = await encoded(await plain(3000, 1000).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([PictureLimit.side, 800]);
    const small = await encoded(await plain(3, 2).png().toBuffer());
    expect([small.width, small.height]).toEqual([3, 2]);
  });

  it("[PI1] stands still: of a moving picture the first frame is taken", async () => {
    const frames = [
      await plain(16, 16, "#ff0000").png().toBuffer(),
      await plain(16, 16, "#00ff00").png().toBuffer(),
    ];
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { bytes } = await encoded(moving);
    expect((await sharp(bytes).metadata()).pages).toBeUndefined();
    const { dominant } = await sharp(bytes).stats();
    expect([dominant.r > 200, dominant.g < 60]).toEqual([true, true]);
  });

  it("[PI1] [PI2] is refused by a reason of its own when it is none, broken or too large", async () => {
    const png = await plain(200, 200).png().toBuffer();
    const refused = {
      "picture-unknown-format": [
        Buffer.from("MZ\x90\0\x03 a program called picture.png", "latin1"),
        await plain(4, 4).tiff().toBuffer(),
        Buffer.alloc(0),
      ],
      "picture-is-drawing": [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      ],
      "picture-broken": [
        png.subarray(0, png.length / 2),
        Buffer.concat([png.subarray(0, 8), Buffer.from("<svg>a drawing in a png's clothes</svg>")]),
      ],
      "picture-too-large": [new Uint8Array(PictureLimit.bytes + 1)],
      "picture-too-many-pixels": [boastingPng(60_000, 60_000), boastingPng(9_000, 8_000)],
    };
    for (const [error, pictures] of Object.entries(refused)) {
      for (const picture of pictures) {
        expect(await encodePicture(picture)).toEqual({ ok: false, error });
      }
    }
  });
});
