import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../chromium.ts";
import { newPassword } from "../fixtures/people.ts";
import { createProblems } from "../fixtures/problems.ts";
import { type BotsReport, writeReport } from "./report.ts";
import { banAndLift } from "./scenes/ban.ts";
import { deleteAccounts } from "./scenes/goodbye.ts";
import { befriend, block, inviteByLink, writeDirectly } from "./scenes/people.ts";
import { deleteMessages, meetInARoom, reloadAll, signUpAll, talkAllAtOnce } from "./scenes/room.ts";
import { type Admin, createStory, type Player, type Scene } from "./story.ts";

const NAMES = ["Ann", "Ben", "Cat", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jon"];

export interface PlayOptions {
  url: string;
  users: number;
  /** Who bans; null leaves the bans out. */
  findAdmin(): Promise<Admin | null>;
  reportDirectory: string;
  /** In which all have a window of their own, in place of a browser of their own: half the work for the machine. */
  sharedBrowser?: Browser;
  onScene?(name: string): void;
}

/** Everybody signs up with a browser of their own, and plays through all scenes or up to the first that fails. */
export async function play({ url, users, findAdmin, reportDirectory, sharedBrowser, onScene = () => {} }: PlayOptions) {
  const startedAt = new Date();
  const runId = randomBytes(3).toString("hex");
  const problems = createProblems();
  const opened: (Browser | BrowserContext)[] = [];

  async function openPage(): Promise<Page> {
    const browser = sharedBrowser ?? (await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS }));
    const context = await browser.newContext({ baseURL: url, locale: "en-GB", reducedMotion: "reduce" });
    opened.push(sharedBrowser ? context : browser);
    problems.watch(context);
    return context.newPage();
  }

  let failure: string | null = null;
  const leftOut: string[] = [];
  try {
    const players = await Promise.all(Array.from({ length: users }, (_, index) => bringPlayer(index)));
    const { story, play: playScene } = createStory({ runId, players, problems, openPage, onScene });
    try {
      await playScene("Sign up", signUpAll);
      const admin = await findAdmin();
      if (!admin) leftOut.push("Bans: nobody's credentials as an admin were given.");
      if (users < 3) leftOut.push("What strangers see: it takes three people.");
      for (const [name, scene] of listScenes(admin)) await playScene(name, scene);
      const found = problems.list();
      if (found.length > 0) failure = `Browsers reported: ${found.join("; ")}`;
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      mkdirSync(reportDirectory, { recursive: true });
      for (const { name, page } of players) {
        // A browser that has died has no picture to give; the failure says so already.
        await page.screenshot({ path: join(reportDirectory, `failed-${name}.png`) }).catch(() => undefined);
      }
    }
    const report: BotsReport = {
      url,
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      players: players.map(({ name, username }) => ({ name, username })),
      passed: failure === null,
      failure,
      leftOut,
      timeline: story.timeline.entries.toSorted((one, other) => one.startMs - other.startMs),
    };
    writeReport(reportDirectory, report);
    return report;
  } finally {
    await Promise.all(opened.map((each) => each.close()));
  }

  async function bringPlayer(index: number): Promise<Player> {
    const name = `${NAMES[index % NAMES.length]}${index < NAMES.length ? "" : Math.floor(index / NAMES.length) + 1}`;
    return { name, username: `${name}_${runId}`, password: newPassword(), page: await openPage() };
  }
}

function listScenes(admin: Admin | null): [string, Scene][] {
  return [
    ["Meet in a room", meetInARoom],
    ["Talk all at once", talkAllAtOnce],
    ["Delete a message", deleteMessages],
    ["Make friends", befriend],
    ["Write directly", writeDirectly],
    ["Block and unblock", block],
    ["Invite by link", inviteByLink],
    ["Load the page anew", reloadAll],
    ...(admin ? [["Ban and lift the ban", banAndLift(admin)] as [string, Scene]] : []),
    ["Delete the accounts", deleteAccounts],
  ];
}
