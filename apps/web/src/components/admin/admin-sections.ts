import { Ban, Flag, Hash, type LucideIcon, ScrollText, Users } from "lucide-react";
import type { Catalogue } from "../../texts/en/index.ts";

interface AdminSection {
  href: string;
  label: keyof Catalogue["admin"]["sections"];
  Icon: LucideIcon;
}

/** The pages of the administration, as its navigation lists them. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  { href: "/admin/users", label: "people", Icon: Users },
  { href: "/admin/rooms", label: "rooms", Icon: Hash },
  { href: "/admin/reports", label: "reports", Icon: Flag },
  { href: "/admin/bans", label: "bans", Icon: Ban },
  { href: "/admin/audit", label: "audit", Icon: ScrollText },
];
