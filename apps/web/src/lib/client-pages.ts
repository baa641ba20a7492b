/** A page that the browser makes by itself, from what it holds and what the API says. */
export type ClientPage = { kind: "directory" } | { kind: "room"; roomId: string } | { kind: "direct"; userId: string };

/** What is at an address, if the browser can make it by itself; null for the pages that only the server makes. */
export function clientPageOf(pathname: string): ClientPage | null {
  const [, section, id, ...more] = pathname.split("/");
  if (more.length > 0) return null;
  if (section === "rooms") return id ? { kind: "room", roomId: id } : { kind: "directory" };
  if (section === "messages" && id) return { kind: "direct", userId: id };
  return null;
}

/** Whether one gets from one address of this app to another without asking the server for a page. */
export function canGoWithin(fromPathname: string, href: string): boolean {
  // the administration has a frame of its own
  if (fromPathname === "/admin" || fromPathname.startsWith("/admin/")) return false;
  return clientPageOf(href.split(/[?#]/, 1)[0] ?? "") !== null;
}
