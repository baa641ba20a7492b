import data from "emojibase-data/en/data.json";
import messages from "emojibase-data/en/messages.json";
import { listShortcodes } from "../../../../server/list-shortcodes.ts";

/** Changes with a release only. */
const CACHE_CONTROL = "public, max-age=86400";

const FILES: Readonly<Record<string, unknown>> = {
  "data.json": data,
  "messages.json": messages,
  "shortcodes.json": listShortcodes(),
};

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return Object.keys(FILES).map((file) => ({ file }));
}

/** What the emoji picker and the completion of `:shortcodes:` know of emoji. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return Response.json(FILES[(await params).file], { headers: { "cache-control": CACHE_CONTROL } });
}
