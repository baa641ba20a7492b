"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./ui/button.tsx";

interface ErrorScreenProps {
  error: unknown;
  retry(): void;
}

/** In place of a page, or a part of one, that could not be shown. */
export function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const t = useTranslations("failure");
  useEffect(() => console.error(error), [error]);
  return (
    <div className="grid h-full min-h-[60dvh] place-content-center justify-items-center gap-4 px-6 text-center">
      <h1 className="font-bold text-2xl tracking-tight">{t("title")}</h1>
      <p className="max-w-md text-ink-soft">{t("text")}</p>
      <Button onClick={retry}>{t("tryAgain")}</Button>
    </div>
  );
}
