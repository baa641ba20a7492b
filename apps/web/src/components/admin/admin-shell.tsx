"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Logo } from "../brand/logo.tsx";
import { AccountMenu } from "../shell/account-menu.tsx";
import { Badge } from "../ui/badge.tsx";
import { ADMIN_SECTIONS } from "./admin-sections.ts";

/** The frame of every page for admins: its sections at the side, or on a phone above. */
export function AdminShell({ children }: { children: ReactNode }) {
  const t = useTranslations("admin");
  const path = usePathname();
  const sections = useRef<HTMLElement>(null);

  const current = ADMIN_SECTIONS.find(({ href }) => path === href || path.startsWith(`${href}/`))?.href;

  // on a phone they may not all be in sight
  useEffect(() => {
    const link = sections.current?.querySelector(`[href="${current}"]`);
    link?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);

  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] md:grid-cols-[15rem_minmax(0,1fr)] md:grid-rows-1">
      <a
        href="#main"
        className="fixed start-2 top-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        {t("shell.skip")}
      </a>
      <header className="flex min-h-0 flex-col border-b bg-shade md:border-e md:border-b-0">
        <div className="flex h-14 shrink-0 items-center gap-3 px-4">
          <Link href="/rooms" aria-label={t("shell.home")} className="flex rounded-sm">
            <Logo />
          </Link>
          <Badge tone="accent">{t("shell.admin")}</Badge>
          <Link
            href="/rooms"
            className="ms-auto flex h-9 items-center gap-2 rounded-md px-2.5 text-ink-soft text-sm hover:bg-sunken hover:text-ink md:hidden"
          >
            <ArrowLeft aria-hidden className="size-4 text-ink-faint" />
            {t("shell.chat")}
          </Link>
        </div>
        <nav
          ref={sections}
          aria-label={t("shell.label")}
          className="scrollbar-slim flex min-h-0 gap-1 overflow-x-auto px-2 pb-2 md:flex-1 md:flex-col md:overflow-y-auto md:pt-2"
        >
          {ADMIN_SECTIONS.map(({ href, label, Icon }) => (
            <Link
              key={href}
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="flex h-10 shrink-0 items-center gap-2.5 rounded-md px-3 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink md:h-9"
            >
              <Icon aria-hidden className="size-4 text-ink-faint" />
              {t(`sections.${label}`)}
            </Link>
          ))}
          <Link
            href="/rooms"
            className="mt-auto hidden h-9 shrink-0 items-center gap-2.5 rounded-md px-3 text-ink-soft hover:bg-sunken hover:text-ink md:flex"
          >
            <ArrowLeft aria-hidden className="size-4 text-ink-faint" />
            {t("shell.back")}
          </Link>
        </nav>
        <div className="hidden shrink-0 border-t p-2 md:block">
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="scrollbar-slim min-h-0 overflow-y-auto outline-none">
        <div className="mx-auto max-w-5xl px-4 py-6 sm:px-8 sm:py-10">{children}</div>
      </main>
    </div>
  );
}
