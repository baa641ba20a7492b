import type { InspectedFile } from "@banter/domain";
import { AppError, LIMITS } from "@banter/protocol";
import sharp, { type Metadata, type Sharp } from "sharp";

type Picture = Extract<InspectedFile, { kind: "picture" }>;

/** What a message shows as a picture. HEIC and TIFF cannot be read, or not be shown; SVG is a program. */
const PICTURE_TYPES = new Set(["image/jpeg", "image/png", "image/apng", "image/gif", "image/webp", "image/avif"]);

/** Nothing else of libvips meets what strangers send. */
const LOADERS = ["JpegBuffer", "PngBuffer", "NsgifBuffer", "WebpBuffer", "HeifBuffer"];
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) });

/** Each picture is another one: a cache would only take memory. */
sharp.cache(false);

/** A picture of all allowed pixels takes a few; a file made to take longer gets no more. */
const MAX_SECONDS = 30;
/** Where a loss cannot be seen, next to what made the picture in the first place. */
const QUALITY = 88;
const THUMBNAIL_QUALITY = 78;

export function isPictureType(mediaType: string): boolean {
  return PICTURE_TYPES.has(mediaType);
}

/**
 * Makes a picture anew from its pixels, upright: where and by whom it was taken, and whatever else its file held, is
 * left behind. Moving ones keep moving; those of types that are slow to write become WebP.
 * @throws AppError INVALID bad_picture.
 */
export async function makePicture(bytes: Uint8Array): Promise<Picture> {
  try {
    const metadata = await open(bytes, {}).metadata();
    const isAnimated = (metadata.pages ?? 1) > 1 && (metadata.format === "gif" || metadata.format === "webp");
    const picture = isAnimated ? open(bytes, { animated: true }) : open(bytes, {}).autoOrient();
    const { data, info } = await write(picture, metadata).toBuffer({ resolveWithObject: true });
    const side = LIMITS.thumbnailMaxPixels;
    const thumbnail = await open(bytes, {})
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .webp({ quality: THUMBNAIL_QUALITY })
      .toBuffer();
    return {
      kind: "picture",
      mediaType: `image/${info.format}`,
      body: data,
      thumbnail,
      width: info.width,
      height: info.pageHeight ?? info.height,
      isAnimated,
    };
  } catch (error) {
    throw badPicture(error);
  }
}

function open(bytes: Uint8Array, options: { animated?: boolean }): Sharp {
  const limits = { limitInputPixels: LIMITS.pictureMaxPixels, failOn: "error" as const };
  return sharp(bytes, { ...options, ...limits }).timeout({ seconds: MAX_SECONDS });
}

function write(picture: Sharp, { format, isPalette }: Metadata): Sharp {
  switch (format) {
    case "jpeg":
      return picture.jpeg({ quality: QUALITY });
    case "png":
      // Few colours stay few, or the file would be several times as large.
      return picture.png(isPalette ? { palette: true, quality: 100, dither: 0 } : {});
    case "gif":
      return picture.gif();
    default:
      return picture.webp({ quality: QUALITY });
  }
}

function badPicture(cause: unknown): AppError {
  const isTooLarge = cause instanceof Error && cause.message.includes("exceeds pixel limit");
  const message = isTooLarge
    ? `This picture has more than ${LIMITS.pictureMaxPixels / 1_000_000} million pixels. Make it smaller first`
    : "This picture cannot be read: its file may be damaged. Save it anew, or pack it into an archive to send it as it is";
  return new AppError("INVALID", message, { reason: "bad_picture", cause });
}
