import type { emoji as source } from "../en/emoji.ts";
import type { Translated } from "../translated.ts";

export const emoji: Translated<typeof source> = {
  search: "Emoji suchen",
  skinTone: "Hautton ändern",
  loading: "Wird geladen …",
  none: "So heißt kein Emoji.",
  choose: "Emoji auswählen",
};
