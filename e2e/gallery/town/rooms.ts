import type { Name } from "./names.ts";

export interface TownRoom {
  name: string;
  topic: string;
  kind?: "PRIVATE";
  owner: Name;
  moderator?: Name;
  members: readonly Name[];
  slowModeSeconds?: number;
  isArchived?: true;
}

export const ROOMS = {
  harbour: {
    name: "Harbour crew",
    topic: "Boats, berths, tides, and who brings the good bread",
    owner: "Mara",
    moderator: "Freya",
    members: ["Jonas", "Aiko", "Kwame", "Priya", "Tomas", "Omar", "Nils", "Zoe"],
  },
  hikes: {
    name: "Weekend hikes",
    topic: "Where to go on Sunday, and what to wear for it",
    owner: "Nils",
    members: ["Mara", "Jonas", "Zoe", "Lena", "Ines", "Kwame"],
  },
  workshop: {
    name: "Web workshop",
    topic: "The harbour’s website: bugs, ideas, Thursday evenings",
    owner: "Priya",
    moderator: "Nils",
    members: ["Mara", "Jonas", "Kwame", "Omar"],
  },
  repair: {
    name: "Repair café",
    topic: "Bring what is broken. First Saturday of the month, in the old net loft",
    owner: "Tomas",
    members: ["Zoe", "Jonas", "Lena", "CheapWatches", "WinBigToday"],
  },
  committee: {
    name: "Committee",
    topic: "Minutes, money, the roof",
    kind: "PRIVATE",
    owner: "Mara",
    members: ["Freya", "Kwame", "Omar"],
  },
  swimmers: {
    name: "Open water swimmers",
    topic: "Water temperature, currents, hot tea afterwards",
    owner: "Aiko",
    members: ["Jonas", "Freya", "Ines"],
    slowModeSeconds: 60,
  },
  books: {
    name: "Book circle",
    topic: "December: short stories by the fire",
    owner: "Ines",
    members: ["Mara", "Omar", "Lena", "Freya"],
  },
  choir: {
    name: "Harbour choir",
    topic: "Wednesdays at eight. Basses wanted!",
    owner: "Omar",
    members: ["Lena", "Zoe"],
  },
  tea: { name: "お茶の時間", topic: "日本語でおしゃべりしましょう", owner: "Aiko", members: ["Kwame"] },
  winter: {
    name: "Winter storage",
    topic: "Who needs a place in the hall, and until when",
    owner: "Jonas",
    members: [],
  },
  fair: {
    name: "Summer fair 2026",
    topic: "It was the best one yet",
    owner: "Freya",
    members: ["Mara", "Jonas", "Tomas", "Zoe"],
    isArchived: true,
  },
} as const satisfies Record<string, TownRoom>;
export type RoomKey = keyof typeof ROOMS;
