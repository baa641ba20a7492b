"use client";

import { UserX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";

/** In place of a conversation with somebody who does not exist. */
export function NobodyThere() {
  const t = useTranslations("direct");
  return (
    <div className="grid h-full place-content-center justify-items-center gap-4 px-6 text-center">
      <span className="grid size-14 place-items-center rounded-speech bg-sunken">
        <UserX aria-hidden className="size-7 text-ink-soft" />
      </span>
      <div>
        <h1 className="font-bold text-2xl tracking-tight">{t("nobody.title")}</h1>
        <p className="mt-1.5 max-w-md text-ink-soft">{t("nobody.text")}</p>
      </div>
      <Button asChild>
        <Link href="/friends">{t("nobody.go")}</Link>
      </Button>
    </div>
  );
}
