/** What was typed but not sent, per room; it survives a change of rooms and a reload, in this tab. */
export const unsentText = {
  of(roomId: string): string {
    try {
      return sessionStorage.getItem(keyOf(roomId)) ?? "";
    } catch {
      return "";
    }
  },
  keep(roomId: string, text: string): void {
    try {
      if (text === "") sessionStorage.removeItem(keyOf(roomId));
      else sessionStorage.setItem(keyOf(roomId), text);
    } catch {
      // a browser that refuses to store costs no more than this comfort
    }
  },
};

function keyOf(roomId: string): string {
  return `banter.unsent.${roomId}`;
}
