/** The endings under which systems know the pictures that are made anew; the first is the usual one. */
const ENDINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
};

const PICTURE_ENDING = /\.(?:jpe?g|jpe|jfif|a?png|gif|webp|avif)$/i;

/** A picture is saved under an ending that says what it is: "cat.avif" that became WebP is "cat.webp", "page.html" "page.html.jpg". */
export function nameForType(name: string, mediaType: string): string {
  const endings = ENDINGS[mediaType];
  if (!endings || endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return name;
  return `${name.replace(PICTURE_ENDING, "")}.${endings[0]}`;
}
