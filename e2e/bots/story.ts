import type { Page } from "@playwright/test";
import type { Problems } from "../fixtures/problems.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

/** Somebody with a browser of their own. */
export interface Player {
  name: string;
  username: string;
  password: string;
  page: Page;
}

/** A message of the common room, as everybody should know of it. */
interface Line {
  by: Player;
  text: string;
  isDeleted: boolean;
}

/** Who may ban people. */
export interface Admin {
  username: string;
  password: string;
}

/** What has been done so far, which everybody's screen is held against. */
export interface Story {
  /** Tells this run's rooms and people from those of others. */
  runId: string;
  players: readonly Player[];
  roomName: string;
  lines: Line[];
  problems: Problems;
  timeline: Timeline;
  /** The player does something. */
  does(player: Player, what: string, act: (page: Page) => Promise<void>): Promise<void>;
  /** The player sees what others did. */
  sees(player: Player, what: string, look: (page: Page) => Promise<void>): Promise<void>;
  /** A page of nobody who plays, such as an admin's; closed with the run. */
  openPage(): Promise<Page>;
}

interface StoryParts extends Pick<Story, "runId" | "players" | "problems" | "openPage"> {
  /** Told what happens, for those who wait. */
  onScene(name: string): void;
}

export type Scene = (story: Story) => Promise<void>;

export interface PlayedStory {
  story: Story;
  play(name: string, scene: Scene): Promise<void>;
}

export function createStory({ onScene, ...parts }: StoryParts): PlayedStory {
  const timeline = createTimeline();
  let scene = "";
  const story: Story = {
    ...parts,
    roomName: `Bots ${parts.runId}`,
    lines: [],
    timeline,
    does: (player, what, act) =>
      timeline.record({ scene, who: player.name, kind: "does", what }, () => act(player.page)),
    sees: (player, what, look) =>
      timeline.record({ scene, who: player.name, kind: "sees", what }, () => look(player.page)),
  };
  return {
    story,
    async play(name, run) {
      scene = name;
      onScene(name);
      await run(story);
    },
  };
}

/** Has all act at the same time, and waits for all even if one fails. */
export async function together<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(items.map(act));
  const failed = results.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}
