"use client";

import { useTranslations } from "use-intl";
import { DirectorySkeleton } from "./directory-skeleton.tsx";

/** The directory while the server looks it up. */
export function DirectoryLoading() {
  const t = useTranslations("directory");
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 sm:px-8 sm:py-10">
      <h1 className="mb-28 font-bold text-2xl tracking-tight">{t("title")}</h1>
      <DirectorySkeleton />
    </div>
  );
}
