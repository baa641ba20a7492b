"use client";

import { Type } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { MessageText } from "./message-text.tsx";

const EXAMPLES = [
  "bold",
  "italic",
  "strike",
  "spoiler",
  "code",
  "block",
  "quote",
  "list",
  "numbers",
  "link",
  "escaped",
] as const;

/** What can be typed to make text look otherwise, each beside how it looks. */
export function FormattingHelp() {
  const t = useTranslations("room");
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger={
        <Button look="quiet" size="icon" aria-label={t("formatting.title")}>
          <Type aria-hidden />
        </Button>
      }
      open={isOpen}
      onOpenChange={setOpen}
      aria-label={t("formatting.title")}
      side="top"
      sideOffset={6}
      className="scrollbar-slim max-h-[var(--radix-popover-content-available-height)] w-[min(26rem,calc(100vw-1rem))] overflow-y-auto p-4"
    >
      <table className="w-full text-sm">
        <caption className="pb-2 text-start font-semibold text-base">{t("formatting.title")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("formatting.youType")}</th>
            <th scope="col">{t("formatting.othersSee")}</th>
          </tr>
        </thead>
        <tbody>
          {EXAMPLES.map((name) => t(`formatting.examples.${name}`)).map((example) => (
            <tr key={example} className="border-t align-top">
              <td className="whitespace-pre-wrap py-1.5 pe-3 font-mono text-ink-soft">{example}</td>
              <td className="py-1.5">
                <MessageText body={example} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-ink-soft text-sm">{t.rich("formatting.keys", { kbd: (key) => <kbd>{key}</kbd> })}</p>
    </Popover>
  );
}
