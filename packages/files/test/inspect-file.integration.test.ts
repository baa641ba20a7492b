import { LIMITS } from "@banter/protocol";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { createFileInspector } from "../src/index.ts";
import { movingPicture, photo, SCRIPT, SECRET, SVG } from "./naughty-files.ts";

const inspect = createFileInspector();

/** In small pieces, as they may come from the network. */
async function* inPieces(bytes: Uint8Array | string, size = 1_000) {
  const buffer = Buffer.from(bytes);
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

async function inspectPicture(bytes: Uint8Array) {
  const file = await inspect(inPieces(bytes));
  if (file.kind !== "picture") throw new Error(`no picture, but ${file.mediaType}`);
  return file;
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("a picture", () => {
  it.each(["jpeg", "png", "webp"] as const)("as %s stands upright, without what its camera noted", async (format) => {
    const original = await photo(format);
    expect(original.includes(SECRET)).toBe(true);
    const picture = await inspectPicture(original);
    expect(picture).toMatchObject({ mediaType: `image/${format}`, width: 20, height: 40, isAnimated: false });
    for (const made of [picture.body, picture.thumbnail]) {
      expect(Buffer.from(made).includes(SECRET)).toBe(false);
      const { exif, icc, xmp, orientation } = await sharp(made).metadata();
      expect({ exif, icc, xmp, orientation }).toEqual({});
    }
  });

  it.each(["gif", "webp"] as const)("that moves keeps moving as %s, and its thumbnail stands still", async (format) => {
    const picture = await inspectPicture(await movingPicture(format));
    expect(picture).toMatchObject({ mediaType: `image/${format}`, width: 8, height: 6, isAnimated: true });
    expect((await sharp(picture.body).metadata()).pages).toBe(2);
    expect((await sharp(picture.thumbnail).metadata()).pages ?? 1).toBe(1);
  });

  it("is nothing else besides: what is hidden behind its pixels is gone", async () => {
    const polyglot = Buffer.concat([await photo("jpeg"), Buffer.from(`PK\u0003\u0004${SCRIPT}`)]);
    const picture = await inspectPicture(polyglot);
    expect(Buffer.from(picture.body).includes("script")).toBe(false);
  });

  it("as AVIF becomes WebP", async () => {
    const avif = await sharp({ create: { width: 16, height: 16, channels: 3, background: "teal" } })
      .avif()
      .toBuffer();
    expect(await inspectPicture(avif)).toMatchObject({ mediaType: "image/webp", width: 16 });
  });

  it("that is large has a thumbnail that is not", async () => {
    const large = await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: "teal" } })
      .png()
      .toBuffer();
    const { thumbnail, width } = await inspectPicture(large);
    expect(width).toBe(3_000);
    const side = LIMITS.thumbnailMaxPixels;
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: side, height: side / 2, format: "webp" });
  });

  it("of too many pixels, or that is damaged, is refused with what to do", async () => {
    const side = Math.ceil(Math.sqrt(LIMITS.pictureMaxPixels)) + 1;
    const bomb = await sharp({ create: { width: side, height: side, channels: 3, background: "black" } })
      .png()
      .toBuffer();
    const refused = { code: "INVALID", reason: "bad_picture" };
    await expect(inspect(inPieces(bomb))).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching("smaller"),
    });
    const damaged = (await photo("png")).subarray(0, 60);
    await expect(inspect(inPieces(damaged))).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching("damaged"),
    });
  });
});

describe("any other file", () => {
  it.each([
    ["a script that calls itself a picture", SCRIPT, "text/plain"],
    ["an SVG", SVG, /^(?:application\/xml|image\/svg\+xml|text\/plain)$/],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n", "application/pdf"],
    ["text", "Grüße, 你好", "text/plain"],
    ["text cut within a character", "é".repeat(3_000), "text/plain"],
    ["bytes", new Uint8Array([1, 2, 0, 255]), "application/octet-stream"],
    ["nothing", "", "application/octet-stream"],
  ])("%s is kept as it is, byte for byte", async (_, content, mediaType) => {
    const file = await inspect(inPieces(content, 7));
    if (file.kind !== "file") throw new Error("a picture");
    expect(file.mediaType).toMatch(mediaType);
    expect(await bytesOf(file.body)).toEqual(Buffer.from(content));
  });
});
