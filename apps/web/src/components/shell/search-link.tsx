"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";

export function SearchLink() {
  const t = useTranslations("shell");
  return (
    <Link
      href="/search"
      aria-current={usePathname() === "/search" ? "page" : undefined}
      className="flex h-11 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-ink md:h-9"
    >
      <Search aria-hidden className="size-4 text-ink-faint" />
      {t("search")}
    </Link>
  );
}
