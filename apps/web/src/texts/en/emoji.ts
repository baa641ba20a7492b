export const emoji = {
  search: "Search emoji",
  skinTone: "Change the skin tone",
  loading: "Loading…",
  none: "No emoji is called that.",
  choose: "Choose an emoji",
} as const;
