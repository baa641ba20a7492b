interface Shortcut {
  /** Each a key to press; "or" stands between ways to the same. */
  keys: readonly string[];
  does: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

/** What this browser remembers of those who do not want a single key to open the list. */
export const HELP_KEY_OFF = "banter.no-help-key";

/** All that the keyboard can do, as the dialog lists it. `Ctrl` is `Cmd` on a Mac. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "Get around",
    shortcuts: [
      { keys: ["Ctrl", "K"], does: "Go to a room, a person or a page" },
      { keys: ["Alt", "↑ ↓"], does: "Room above or below" },
      { keys: ["Alt", "Shift", "↑ ↓"], does: "Room above or below where something waits" },
      { keys: ["Shift", "Esc"], does: "Mark all rooms as read" },
      { keys: ["?"], does: "This list" },
    ],
  },
  {
    title: "Write",
    shortcuts: [
      { keys: ["Enter"], does: "Send" },
      { keys: ["Shift", "Enter"], does: "New line" },
      { keys: ["↑"], does: "Edit your newest message, in an empty field" },
      { keys: ["Esc"], does: "Drop the reply; without one, go to the messages" },
    ],
  },
  {
    title: "On a message",
    shortcuts: [
      { keys: ["↑ ↓"], does: "Message above or below" },
      { keys: ["Home", "End"], does: "First or newest message on the page" },
      { keys: ["R"], does: "Reply" },
      { keys: ["+"], does: "React" },
      { keys: ["E"], does: "Edit" },
      { keys: ["P"], does: "Pin or unpin" },
      { keys: ["C"], does: "Copy its text" },
      { keys: ["Delete"], does: "Delete" },
      { keys: ["Enter"], does: "All actions" },
      { keys: ["Esc"], does: "Back to where you write" },
    ],
  },
];
