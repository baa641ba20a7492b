import germanData from "emojibase-data/de/data.json";
import germanMessages from "emojibase-data/de/messages.json";
import englishData from "emojibase-data/en/data.json";
import englishMessages from "emojibase-data/en/messages.json";
import { listShortcodes } from "../../../../server/list-shortcodes.ts";
import { isLanguage, type Language } from "../../../../texts/languages.ts";

/** Changes with a release only. */
const CACHE_CONTROL = "public, max-age=86400";

/** By these names the picker asks for them; a shortcode is the same in every language. */
const FILES: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = {
  en: { "data.json": englishData, "messages.json": englishMessages, "shortcodes.json": listShortcodes() },
  de: { "data.json": germanData, "messages.json": germanMessages },
};

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return Object.entries(FILES).flatMap(([language, files]) => Object.keys(files).map((file) => ({ language, file })));
}

interface Context {
  params: Promise<{ language: string; file: string }>;
}

/** What the emoji picker and the completion of `:shortcodes:` know of emoji. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { language, file } = await params;
  return Response.json(isLanguage(language) ? FILES[language][file] : null, {
    headers: { "cache-control": CACHE_CONTROL },
  });
}
