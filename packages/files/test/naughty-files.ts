import sharp from "sharp";

/** Where a picture's EXIF says that it was taken, and by what. */
export const SECRET = "taken-at-home-by-ann";

const exif = { IFD0: { Copyright: SECRET, Make: SECRET }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } };

/** A picture of 40 by 20 pixels, lying on its side: shown, it stands. */
export async function photo(format: "jpeg" | "png" | "webp"): Promise<Buffer> {
  const picture = sharp({ create: { width: 40, height: 20, channels: 3, background: "tomato" } });
  return picture.withMetadata({ orientation: 6 }).withExifMerge(exif)[format]().toBuffer();
}

/** Two frames of 8 by 6 pixels. */
export async function movingPicture(format: "gif" | "webp"): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 8, height: 6, channels: 4, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all(["red", "blue"].map(frame));
  return sharp(frames, { join: { animated: true } })
    [format]()
    .toBuffer();
}

export const SCRIPT = "<script>alert(document.domain)</script>";
export const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>${SECRET}</text></svg>`;
