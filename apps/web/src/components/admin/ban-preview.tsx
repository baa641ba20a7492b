"use client";

import type { AddressBanPreview } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";

import { Badge } from "../ui/badge.tsx";
import { Notice } from "../ui/notice.tsx";

interface BanPreviewProps {
  addresses: readonly string[];
  /** Who is banned anyway, and so is not one of the others. */
  exceptUserId?: string;
}

/** Who else would be kept out by a ban of these addresses. */
export function BanPreview({ addresses, exceptUserId }: BanPreviewProps) {
  const errorText = useErrorText();
  const t = useTranslations("admin");
  const query = useQuery({
    queryKey: ["address-ban-preview", addresses, exceptUserId],
    queryFn: () =>
      api.addressBans.preview.mutate({
        addresses: [...addresses],
        ...(exceptUserId !== undefined && { exceptUserId }),
      }),
    enabled: addresses.length > 0,
    staleTime: 0,
  });
  if (addresses.length === 0) return null;
  if (query.error) return <Notice tone="danger">{errorText(query.error)}</Notice>;
  if (!query.data) return <p className="text-ink-soft text-sm">{t("preview.loading")}</p>;
  return <PreviewResult preview={query.data} hasException={exceptUserId !== undefined} />;
}

function PreviewResult({ preview, hasException }: { preview: AddressBanPreview; hasException: boolean }) {
  const t = useTranslations("admin");
  if (preview.hitsOneself) {
    return <Notice tone="danger">{t("preview.oneself")}</Notice>;
  }
  if (preview.peopleCount === 0) {
    return <Notice tone="info">{t(hasException ? "preview.nobodyElse" : "preview.nobody")}</Notice>;
  }
  const more = preview.peopleCount - preview.people.length;
  return (
    <div role="status" className="rounded-md bg-danger-soft px-3.5 py-3 text-sm">
      <p className="font-medium">
        {t(hasException ? "preview.others" : "preview.people", { count: preview.peopleCount })}
      </p>
      <ul className="scrollbar-slim mt-1.5 max-h-36 overflow-y-auto">
        {preview.people.map(({ id, username, role, address }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2 py-0.5">
            <span className="break-all font-medium">{username}</span>
            {role === "ADMIN" && <Badge tone="accent">{t("shell.admin")}</Badge>}
            <span className="break-all text-ink-soft">{address}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-ink-soft">{t("preview.more", { count: more })}</p>}
    </div>
  );
}
