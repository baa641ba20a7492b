interface Keys {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Ctrl, or on a Mac Cmd, together with this key and no other. */
export function isCommand(event: Keys, key: string): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key;
}

/** Neither Ctrl nor Cmd nor Alt is held. */
export function isPlain(event: Keys): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Whether what is typed goes into a field. In browsers only. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=menu] *, [role=menuitem]"))
  );
}

/** A dialog has the page for itself. In browsers only. */
export function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog]") !== null;
}
