import { Ban, Flag, Hash, type LucideIcon, ScrollText, Users } from "lucide-react";

interface AdminSection {
  href: string;
  label: string;
  Icon: LucideIcon;
}

/** The pages of the administration, as its navigation lists them. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  { href: "/admin/users", label: "People", Icon: Users },
  { href: "/admin/rooms", label: "Rooms", Icon: Hash },
  { href: "/admin/reports", label: "Reports", Icon: Flag },
  { href: "/admin/bans", label: "Bans", Icon: Ban },
  { href: "/admin/audit", label: "Audit", Icon: ScrollText },
];
