import type { Catalogue } from "../../texts/en/index.ts";

type ShortcutText = `does.${keyof Catalogue["keyboard"]["does"]}`;
interface Shortcut {
  /** Each a key to press; "or" stands between ways to the same. */
  keys: readonly string[];
  does: ShortcutText;
}

export interface ShortcutGroup {
  title: ShortcutText;
  shortcuts: readonly Shortcut[];
}

/** What this browser remembers of those who do not want a single key to open the list. */
export const HELP_KEY_OFF = "banter.no-help-key";

/** All that the keyboard can do, as the dialog lists it. `Ctrl` is `Cmd` on a Mac. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "does.getAround",
    shortcuts: [
      { keys: ["Ctrl", "K"], does: "does.goTo" },
      { keys: ["Alt", "↑ ↓"], does: "does.room" },
      { keys: ["Alt", "Shift", "↑ ↓"], does: "does.waitingRoom" },
      { keys: ["Shift", "Esc"], does: "does.markRead" },
      { keys: ["?"], does: "does.list" },
    ],
  },
  {
    title: "does.write",
    shortcuts: [
      { keys: ["Enter"], does: "does.send" },
      { keys: ["Shift", "Enter"], does: "does.newLine" },
      { keys: ["↑"], does: "does.editNewest" },
      { keys: ["Esc"], does: "does.leave" },
    ],
  },
  {
    title: "does.onMessage",
    shortcuts: [
      { keys: ["↑ ↓"], does: "does.message" },
      { keys: ["Home", "End"], does: "does.ends" },
      { keys: ["R"], does: "does.reply" },
      { keys: ["+"], does: "does.react" },
      { keys: ["E"], does: "does.edit" },
      { keys: ["P"], does: "does.pin" },
      { keys: ["C"], does: "does.copy" },
      { keys: ["Delete"], does: "does.delete" },
      { keys: ["Enter"], does: "does.actions" },
      { keys: ["Esc"], does: "does.back" },
    ],
  },
];

type NamedKey = keyof Catalogue["keyboard"]["keys"];

const NAMED_KEYS = ["Ctrl", "Shift", "Enter", "Home", "End", "Delete"] as const satisfies readonly NamedKey[];

/** Bears another name on keyboards of other languages. */
export function isNamedKey(key: string): key is NamedKey {
  return NAMED_KEYS.some((named) => named === key);
}
