"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";

/** What a page beside the rooms is called and for; on a phone with the way back, as there is no sidebar. */
export function PageHeading({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div className="flex items-start gap-2">
      <Button asChild look="quiet" size="icon" className="md:hidden">
        <Link href="/rooms" aria-label={t("back")}>
          <ArrowLeft aria-hidden />
        </Link>
      </Button>
      <div>
        <h1 className="font-bold text-2xl tracking-tight">{title}</h1>
        <p className="mt-1 text-ink-soft">{children}</p>
      </div>
    </div>
  );
}
