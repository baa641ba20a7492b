import { Problem } from "../bootstrap/problem.mjs";

/** Of a Banter that runs already, as `--url` names it: its origin; null where none is named. @throws Problem */
export function readAddress(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url).origin;
  throw new Problem(`--url must be an address such as https://chat.example.org, not "${url}".`);
}
