/** What a message gives to one picture, in CSS pixels. */
const MAX_WIDTH = 400;
const MAX_HEIGHT = 300;

/** The width at which a picture is shown, so that its place can be kept before it has arrived. Never larger than it is. */
export function fitPicture({ width, height }: { width: number; height: number }): number {
  return Math.max(1, Math.round(width * Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height)));
}
