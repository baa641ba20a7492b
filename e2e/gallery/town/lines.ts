import type { Name } from "./names.ts";
import type { PictureName } from "./pictures.ts";
import type { RoomKey } from "./rooms.ts";

/** Something that was said. */
export interface Line {
  by: Name;
  minutesAgo: number;
  text: string;
  /** How the line of the same room begins that this one answers. */
  answers?: string;
  reactions?: Readonly<Record<string, readonly Name[]>>;
  picture?: PictureName;
  /** The name of a file that is no picture. */
  file?: string;
  /** What it said before it was edited. */
  before?: string;
  isPinned?: true;
  isDeleted?: true;
  /** Said after everybody has read all that was said before. */
  isNew?: true;
}

const HOUR = 60;
const DAY = 24 * HOUR;

export const LINES: Readonly<Partial<Record<RoomKey, readonly Line[]>>> = {
  harbour: [
    {
      by: "Freya",
      minutesAgo: DAY + 3 * HOUR,
      text: "Tides for the weekend: **low water Saturday 09:42**, so the slip is dry until about noon.",
      picture: "tides",
      isPinned: true,
      reactions: { "🙏": ["Mara", "Jonas", "Tomas"] },
    },
    { by: "Tomas", minutesAgo: DAY + 170, text: "Then I bring the pressure washer. Who has the long hose?" },
    {
      by: "Kwame",
      minutesAgo: DAY + 165,
      text: "I do. It leaks a little, like its owner.",
      answers: "Then I bring",
      reactions: { "😂": ["Mara", "Aiko", "Tomas", "Zoe"], "💧": ["Freya"] },
    },
    { by: "Zoe", minutesAgo: DAY + 160, text: "Never mind, wrong room", isDeleted: true },
    {
      by: "Aiko",
      minutesAgo: 3 * HOUR + 12,
      text: "From the mole this morning. No filter, only cold fingers.",
      picture: "harbour",
      reactions: { "😍": ["Mara", "Jonas", "Freya", "Omar", "Zoe"], "🥶": ["Kwame", "Nils"] },
    },
    {
      by: "Jonas",
      minutesAgo: 3 * HOUR + 4,
      text: "Frame that one for the clubhouse, please.",
      answers: "From the mole",
    },
    {
      by: "Freya",
      minutesAgo: 58,
      text: "@Mara the new berth list is done. Could you hang it up?",
      file: "Berths 2027.pdf",
    },
    {
      by: "Mara",
      minutesAgo: 51,
      text: "It is on the door. Plan for Saturday:\n\n1. **09:00** coffee and rolls\n2. **09:30** everything that floats comes out\n3. **Noon** Omar’s soup, ||and there is a second cake||",
      before: "It is on the door.",
      reactions: { "🍰": ["Jonas", "Priya", "Omar"], "💪": ["Tomas", "Kwame"] },
    },
    { by: "Omar", minutesAgo: 33, text: "Lentil or fish? I need to know by *tonight*." },
    { by: "Nils", minutesAgo: 32, text: "Both!" },
    {
      by: "Priya",
      minutesAgo: 9,
      text: "Lentil for me. The ferry back leaves at `18:10`, says https://ferry.example.org",
      answers: "Lentil or fish",
      reactions: { "🌱": ["Mara", "Zoe"] },
    },
  ],
  hikes: [
    { by: "Nils", minutesAgo: 2 * DAY + 40, text: "Sunday: round the lake or up to the old watchtower?" },
    {
      by: "Lena",
      minutesAgo: 2 * DAY + 31,
      text: "Tower! The weather wants to be seen from above.",
      answers: "Sunday: round",
      reactions: { "⛰️": ["Nils", "Zoe", "Jonas"] },
    },
    { by: "Zoe", minutesAgo: DAY + 65, text: "I was up there last week. Muddy, but look:", picture: "hills" },
    {
      by: "Jonas",
      minutesAgo: DAY + 50,
      text: "Packing list, for those who forgot their *whole rucksack* last time:\n\n- water\n- dry socks\n- something to share\n- ~~an umbrella~~ a rain jacket",
      reactions: { "😅": ["Ines"] },
    },
    { by: "Ines", minutesAgo: 5 * HOUR, text: "I pack cake. It weighs nothing if one eats it early." },
    { by: "Nils", minutesAgo: 44, text: "We meet at the bus stop at 08:15.", isNew: true },
    { by: "Kwame", minutesAgo: 41, text: "@Mara do you still have my walking sticks?", isNew: true },
    { by: "Zoe", minutesAgo: 22, text: "And whoever comes by train: platform 2 is closed.", isNew: true },
  ],
  workshop: [
    { by: "Omar", minutesAgo: DAY + 200, text: "Since yesterday the ferry times are empty for some people. Any idea?" },
    {
      by: "Nils",
      minutesAgo: DAY + 150,
      text: "> Since yesterday the ferry times are empty\n\nThe harbour’s server answers slowly, and we give up after one try.",
    },
    {
      by: "Priya",
      minutesAgo: 4 * HOUR + 10,
      text: "Found it: we tried again, but *at once*. Now it waits a little longer each time:\n\n```ts\nexport async function retry<T>(ask: () => Promise<T>, tries = 5): Promise<T> {\n  for (let n = 0; ; n += 1) {\n    try {\n      return await ask();\n    } catch (error) {\n      if (n === tries) throw error;\n      // with some chance in it, so that not all come back together\n      await sleep(100 * 2 ** n * (0.5 + Math.random()));\n    }\n  }\n}\n```",
      reactions: { "🎉": ["Omar", "Nils", "Jonas"], "👀": ["Kwame"] },
      isPinned: true,
    },
    {
      by: "Kwame",
      minutesAgo: 4 * HOUR,
      text: "Why `0.5 + Math.random()` and not simply a random wait?",
      answers: "Found it",
    },
    {
      by: "Priya",
      minutesAgo: 3 * HOUR + 55,
      text: "So that nobody waits for *nothing*: half is certain, half is luck.",
    },
    { by: "Omar", minutesAgo: 61, text: "The times are back. Thank you!", isNew: true, reactions: { "💚": ["Priya"] } },
    { by: "Nils", minutesAgo: 37, text: "It is on the website since noon.", isNew: true },
  ],
  repair: [
    {
      by: "Tomas",
      minutesAgo: DAY + 300,
      text: "Last Saturday: 14 toasters, 3 lamps, one accordion. All but one toaster live.",
    },
    { by: "Zoe", minutesAgo: DAY + 280, text: "The accordion!", reactions: { "🪗": ["Tomas", "Jonas", "Lena"] } },
    { by: "Jonas", minutesAgo: DAY + 20, text: "Does anybody have a spare capacitor, 470 µF?" },
    { by: "Lena", minutesAgo: DAY + 2, text: "A drawer full of them. I bring some." },
    {
      by: "CheapWatches",
      minutesAgo: 130,
      text: "BEST WATCHES best price!! only today https://watches.example.com/buy",
    },
    { by: "WinBigToday", minutesAgo: 95, text: "You have been chosen. Answer with your address to get your prize" },
  ],
  committee: [
    {
      by: "Kwame",
      minutesAgo: 2 * DAY,
      text: "The roofer can come in the second week of January.",
      file: "Offer roof.pdf",
    },
    { by: "Freya", minutesAgo: 2 * DAY - 30, text: "Within what we have?" },
    {
      by: "Omar",
      minutesAgo: 2 * DAY - 60,
      text: "Just about. I am for it.",
      reactions: { "👍": ["Mara", "Freya", "Kwame"] },
    },
  ],
  swimmers: [
    { by: "Aiko", minutesAgo: 26 * HOUR, text: "**7.4 °C** at the jetty. Gloves!" },
    { by: "Freya", minutesAgo: 25 * HOUR, text: "Four minutes, then tea. Who joins me tomorrow at seven?" },
    { by: "Ines", minutesAgo: 24 * HOUR, text: "Me. Also for the tea only.", reactions: { "🫖": ["Freya", "Aiko"] } },
  ],
  books: [
    { by: "Ines", minutesAgo: 3 * DAY, text: "Vote: Chekhov or Munro?" },
    { by: "Omar", minutesAgo: 3 * DAY - 100, text: "Munro, it has been too long." },
    { by: "Lena", minutesAgo: 2 * DAY, text: "Munro!", isNew: true },
  ],
  choir: [{ by: "Omar", minutesAgo: 6 * HOUR, text: "Tonight we sing in the net loft, the hall is being painted." }],
  tea: [
    { by: "Aiko", minutesAgo: 8 * HOUR, text: "おはようございます。今朝の港はとてもきれいでした。" },
    { by: "Kwame", minutesAgo: 7 * HOUR, text: "写真、見ました！すばらしいです。" },
  ],
  fair: [
    { by: "Tomas", minutesAgo: 120 * DAY, text: "The last table is back in the shed. What a day!" },
    {
      by: "Freya",
      minutesAgo: 120 * DAY - 20,
      text: "Thank you all. See you next summer. ☀️",
      reactions: { "☀️": ["Mara", "Jonas", "Zoe"] },
    },
  ],
};

/** Between two friends. */
export interface DirectLine {
  by: Name;
  to: Name;
  minutesAgo: number;
  text: string;
  isNew?: true;
}

export const DIRECT_LINES: readonly DirectLine[] = [
  { by: "Mara", to: "Aiko", minutesAgo: 2 * DAY, text: "Could the clubhouse have your sunrise as a print?" },
  { by: "Aiko", to: "Mara", minutesAgo: 2 * DAY - 9, text: "With pleasure. What size is the wall? 🙂" },
  { by: "Jonas", to: "Mara", minutesAgo: 5 * HOUR + 20, text: "I finally sold the old dinghy!" },
  { by: "Mara", to: "Jonas", minutesAgo: 5 * HOUR + 12, text: "No! To whom?" },
  {
    by: "Jonas",
    to: "Mara",
    minutesAgo: 5 * HOUR + 11,
    text: "To a family from the valley. They want to call it *Second Breakfast*.",
  },
  { by: "Mara", to: "Jonas", minutesAgo: 5 * HOUR, text: "Then it is in the best of hands. ⛵" },
  { by: "Jonas", to: "Mara", minutesAgo: 64, text: "Shall I keep you a place on Saturday? I bring the big thermos." },
  { by: "Kwame", to: "Mara", minutesAgo: 18, text: "Psst: it is Freya’s birthday on Saturday.", isNew: true },
];
