import { Emoji } from "@banter/protocol";
import data from "emojibase-data/en/data.json";
import github from "emojibase-data/en/shortcodes/github.json";

/** Every shortcode with its emoji, in the order of the picker. */
export function listShortcodes(): [shortcode: string, emoji: string][] {
  const codes: Readonly<Record<string, string | string[] | undefined>> = github;
  return data.flatMap(({ hexcode, emoji }) =>
    [codes[hexcode] ?? []].flat().map((code): [string, string] => [code, Emoji.safeParse(emoji).data ?? emoji]),
  );
}
