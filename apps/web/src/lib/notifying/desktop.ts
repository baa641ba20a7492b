/** What stands in the way of desktop notifications, if anything does. */
export type DesktopPermission = "granted" | "not-asked" | "denied" | "insecure" | "unsupported";

const listeners = new Set<() => void>();

export function desktopPermission(): DesktopPermission {
  if (!window.isSecureContext) return "insecure";
  // Chrome on Android has the class, and throws when it is used: it wants a service worker for that
  if (!("Notification" in window) || /Android/.test(navigator.userAgent)) return "unsupported";
  return Notification.permission === "default" ? "not-asked" : Notification.permission;
}

/** Only ever after a click. Resolves with whether they may be shown. */
export async function askForDesktop(): Promise<boolean> {
  await Notification.requestPermission();
  for (const listener of listeners) listener();
  return desktopPermission() === "granted";
}

/** The browser's own settings may change it at any time: it is looked at again when one comes back from them. */
export function onDesktopPermission(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("focus", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("focus", listener);
  };
}

export interface DesktopWords {
  title: string;
  body: string;
  onOpen(): void;
}

/** Shows it without the system's sound, as there is one of our own. Returns how to take it away. */
export function showOnDesktop({ title, body, onOpen }: DesktopWords): () => void {
  const notification = new Notification(title, { body, icon: "/icon.svg", silent: true });
  notification.onclick = () => {
    notification.close();
    window.focus();
    onOpen();
  };
  return () => notification.close();
}
