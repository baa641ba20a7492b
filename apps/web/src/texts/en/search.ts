export const search = {
  tryAgain: "Try again",
  none: "Nothing found for “<bdi>{search}</bdi>”. Try fewer words, or the beginning of one.",
  found: "Found messages",
  more: "Load more messages",
  help: {
    words: {
      example: "red fox",
      meaning: "both words, also “foxes”, in any order",
    },
    phrase: {
      example: "“red fox”",
      meaning: "just so, one after the other",
    },
    author: {
      example: "fox from:ann",
      meaning: "only what Ann wrote",
    },
    days: {
      example: "fox after:2026-01-31 before:2026-03-01",
      meaning: "only from these days",
    },
    title: "What you can search for",
    text: "In the rooms that you are in. Nothing else is searched.",
  },
  title: "Search",
  text: "Find what was said, by its words.",
  label: "Search messages",
  problem: {
    day: "Write the day after “{word}:” like 2026-01-31.",
    noWord: "Search for a word or a number.",
  },
  inRoom: "In <bdi>{room}</bdi>",
  thisRoom: "this room",
  everywhere: "Search everywhere",
} as const;
