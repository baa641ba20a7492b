/** Who lives in the town that the gallery shows. Mara is its admin; the last two are what admins are there for. */
export const NAMES = [
  "Mara",
  "Jonas",
  "Aiko",
  "Freya",
  "Kwame",
  "Priya",
  "Tomas",
  "Omar",
  "Nils",
  "Zoe",
  "Lena",
  "Ines",
  "CheapWatches",
  "WinBigToday",
] as const;
export type Name = (typeof NAMES)[number];
