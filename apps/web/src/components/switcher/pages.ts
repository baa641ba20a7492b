import type { Role } from "@banter/protocol";
import { Ban, Bell, Compass, Keyboard, type LucideIcon, Search, ShieldCheck, UserRound, Users } from "lucide-react";

/** Somewhere else than a conversation; without an address it is the list of shortcuts. */
export type Page = { label: string; Icon: LucideIcon } & ({ href: string } | { isShortcuts: true });

const PAGES: readonly Page[] = [
  { label: "Browse rooms", href: "/rooms", Icon: Compass },
  { label: "Friends", href: "/friends", Icon: Users },
  { label: "Search messages", href: "/search", Icon: Search },
  { label: "Notification settings", href: "/account#notifications", Icon: Bell },
  { label: "Your account", href: "/account", Icon: UserRound },
  { label: "Blocked people", href: "/account/blocked", Icon: Ban },
  { label: "Keyboard shortcuts", isShortcuts: true, Icon: Keyboard },
];

const ADMINISTRATION: Page = { label: "Administration", href: "/admin/users", Icon: ShieldCheck };

export function pagesFor(role: Role): readonly Page[] {
  return role === "ADMIN" ? [...PAGES, ADMINISTRATION] : PAGES;
}
