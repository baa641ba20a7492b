import type { Page } from "@playwright/test";
import type { Frame } from "./frames.ts";
import type { Town } from "./town/found-town.ts";
import type { Name } from "./town/names.ts";

/** What a scene has to work with. */
export interface Stage {
  page: Page;
  frame: Frame["name"];
  town: Town;
}

/** A page in a state that people meet. Taking its picture changes nothing that another picture shows. */
export interface Scene {
  /** Names its files: "room-members". */
  name: string;
  /** What is to be seen, for whoever looks at the gallery. */
  caption: string;
  /** Who looks at it; nobody who is logged in by default. */
  as?: Name | ((frame: Frame["name"]) => Name);
  path: string | ((town: Town) => string);
  /** A desktop and a phone by default. */
  frames?: readonly Frame["name"][];
  /** The whole page, where more of it is below the screen. */
  isWhole?: boolean;
  /** Its code is held back, so that the page does not follow when the colours change: it is opened anew for each. */
  isHeld?: boolean;
  /** What the console may say of it: Chromium reports each answer that is no success. */
  allows?: RegExp;
  /** From the loaded page to what is pictured. */
  act?(stage: Stage): Promise<void>;
}

/** Pictures that belong together, under a heading of their own. */
export interface Chapter {
  title: string;
  scenes: readonly Scene[];
}

/** Those whose name holds `part`, in their chapters. */
export function select(chapters: readonly Chapter[], part: string): Chapter[] {
  return chapters
    .map(({ title, scenes }) => ({ title, scenes: scenes.filter(({ name }) => name.includes(part)) }))
    .filter(({ scenes }) => scenes.length > 0);
}

/** Whether it shows people, who have to be there first. */
export function needsTown({ as, path }: Scene): boolean {
  return as !== undefined || typeof path === "function";
}
