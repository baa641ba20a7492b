"use client";

import { DoorOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { PageLink } from "../shell/page-link.tsx";
import { Button } from "../ui/button.tsx";

/** In place of a room that one may not see (any more). */
export function RoomGone() {
  const t = useTranslations("room");
  return (
    <div className="grid h-full place-content-center justify-items-center gap-4 px-6 text-center">
      <span className="grid size-14 place-items-center rounded-speech bg-sunken">
        <DoorOpen aria-hidden className="size-7 text-ink-soft" />
      </span>
      <div>
        <h1 className="font-bold text-2xl tracking-tight">{t("gone.title")}</h1>
        <p className="mt-1.5 max-w-md text-ink-soft">{t("gone.text")}</p>
      </div>
      <Button asChild>
        <PageLink href="/rooms">{t("gone.browse")}</PageLink>
      </Button>
    </div>
  );
}
