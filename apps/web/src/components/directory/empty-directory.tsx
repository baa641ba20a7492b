"use client";

import { useTranslations } from "use-intl";
import { LogoMark } from "../brand/logo.tsx";

/** Nothing to show: because nothing was found, or because nobody has made a room yet. */
export function EmptyDirectory({ search }: { search: string }) {
  const t = useTranslations("directory");
  return (
    <div className="grid justify-items-center gap-3 rounded-lg border border-dashed px-6 py-16 text-center">
      <LogoMark className="size-12" />
      {search === "" ? (
        <>
          <h2 className="font-semibold text-lg">{t("empty.title")}</h2>
          <p className="max-w-sm text-ink-soft">{t("empty.text")}</p>
        </>
      ) : (
        <>
          <h2 className="max-w-full break-words font-semibold text-lg">
            {t.rich("notFound.title", { search, bdi: (words) => <bdi>{words}</bdi> })}
          </h2>
          <p className="max-w-sm text-ink-soft">{t("notFound.text")}</p>
        </>
      )}
    </div>
  );
}
