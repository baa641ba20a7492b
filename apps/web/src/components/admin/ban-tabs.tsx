"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";

const TABS = [
  { href: "/admin/bans", label: "bans.people" },
  { href: "/admin/bans/addresses", label: "bans.addresses" },
] as const;

/** Switches between the two kinds of bans. */
export function BanTabs() {
  const t = useTranslations("admin");
  const path = usePathname();
  return (
    <nav aria-label={t("bans.kinds")} className="mb-4 inline-flex gap-1 rounded-md bg-sunken p-1">
      {TABS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="flex h-8 items-center rounded-sm px-3.5 text-ink-soft text-sm hover:text-ink aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-card"
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
