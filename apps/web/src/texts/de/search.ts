import type { search as source } from "../en/search.ts";
import type { Translated } from "../translated.ts";

export const search: Translated<typeof source> = {
  tryAgain: "Noch einmal versuchen",
  none: "Nichts gefunden für „<bdi>{search}</bdi>“. Versuch es mit weniger Wörtern oder dem Anfang eines Wortes.",
  noneThere: "Nichts gefunden. Versuch es mit anderen Tagen, einem anderen Raum oder jemand anderem.",
  count: "{count, plural, one {# Nachricht gefunden} other {# Nachrichten gefunden}}",
  countSoFar: "{count, plural, one {Bisher # Nachricht gefunden} other {Bisher # Nachrichten gefunden}}",
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
    room: {
      example: "fuchs in:garten",
      meaning: "nur im Raum Garten; in:„zwei Wörter“ bei längeren Namen",
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
  text: "Finde, was gesagt wurde, anhand der Wörter, von wem und wann.",
  label: "Nachrichten suchen",
  problem: {
    day: "Schreib den Tag nach „{word}:“ so: 2026-01-31.",
    room: "Du bist in keinem Raum, der „{name}“ heißt, oder in mehreren, die so anfangen.",
  },
  thisRoom: "Dieser Raum",
  filters: {
    label: "Suche eingrenzen",
    room: "Raum",
    allRooms: "Alle Räume",
    author: "Geschrieben von",
    anybody: "Irgendwem",
    from: "Von",
    to: "Bis",
    clear: "Filter aufheben",
  },
};
