import type { search as source } from "../en/search.ts";
import type { Translated } from "../translated.ts";

export const search: Translated<typeof source> = {
  tryAgain: "Noch einmal versuchen",
  none: "Nichts gefunden für „<bdi>{search}</bdi>“. Versuch es mit weniger Wörtern oder dem Anfang eines Wortes.",
  found: "Gefundene Nachrichten",
  more: "Mehr Nachrichten laden",
  help: {
    words: {
      example: "roter fuchs",
      meaning: "beide Wörter, auch „fuchsbau“, in beliebiger Reihenfolge",
    },
    phrase: {
      example: "„roter fuchs“",
      meaning: "genau so, eins nach dem anderen",
    },
    author: {
      example: "fuchs from:ann",
      meaning: "nur was Ann geschrieben hat",
    },
    days: {
      example: "fuchs after:2026-01-31 before:2026-03-01",
      meaning: "nur aus diesen Tagen",
    },
    title: "Wonach du suchen kannst",
    text: "In den Räumen, in denen du bist. Sonst wird nichts durchsucht.",
  },
  title: "Suche",
  text: "Finde, was gesagt wurde, anhand der Wörter.",
  label: "Nachrichten suchen",
  problem: {
    day: "Schreib den Tag nach „{word}:“ so: 2026-01-31.",
    noWord: "Such nach einem Wort oder einer Zahl.",
  },
  inRoom: "In <bdi>{room}</bdi>",
  thisRoom: "diesem Raum",
  everywhere: "Überall suchen",
};
