import type { Role } from "@banter/protocol";
import { Ban, Bell, Compass, Keyboard, type LucideIcon, Search, ShieldCheck, UserRound, Users } from "lucide-react";
import type { Catalogue } from "../../texts/en/index.ts";

type PageText =
  `pages.${keyof Catalogue["keyboard"]["pages"]}`; /** Somewhere else than a conversation; without an address it is the list of shortcuts. */
export type Page = { label: PageText; Icon: LucideIcon } & ({ href: string } | { isShortcuts: true });

const PAGES: readonly Page[] = [
  { label: "pages.rooms", href: "/rooms", Icon: Compass },
  { label: "pages.friends", href: "/friends", Icon: Users },
  { label: "pages.search", href: "/search", Icon: Search },
  { label: "pages.notifications", href: "/account#notifications", Icon: Bell },
  { label: "pages.account", href: "/account", Icon: UserRound },
  { label: "pages.blocked", href: "/account/blocked", Icon: Ban },
  { label: "pages.shortcuts", isShortcuts: true, Icon: Keyboard },
];

const ADMINISTRATION: Page = { label: "pages.administration", href: "/admin/users", Icon: ShieldCheck };

export function pagesFor(role: Role): readonly Page[] {
  return role === "ADMIN" ? [...PAGES, ADMINISTRATION] : PAGES;
}
