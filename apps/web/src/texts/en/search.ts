export const search = {
  tryAgain: "Try again",
  none: "Nothing found for “<bdi>{search}</bdi>”. Try fewer words, or the beginning of one.",
  noneThere: "Nothing found. Try other days, or another room or author.",
  count: "{count, plural, one {# message found} other {# messages found}}",
  countSoFar: "{count, plural, one {# message found so far} other {# messages found so far}}",
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
    room: {
      example: "fox in:garden",
      meaning: "only in the room Garden; in:“two words” for longer names",
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
  text: "Find what was said, by its words, by who wrote it and when.",
  label: "Search messages",
  problem: {
    day: "Write the day after “{word}:” like 2026-01-31.",
    room: "You are in no room that is called “{name}”, or in several that begin so.",
  },
  thisRoom: "This room",
  filters: {
    label: "Narrow the search",
    room: "Room",
    allRooms: "All rooms",
    author: "Written by",
    anybody: "Anybody",
    from: "From",
    to: "To",
    clear: "Clear filters",
  },
} as const;
