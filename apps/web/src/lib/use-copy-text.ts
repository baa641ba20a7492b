import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { toast } from "./toast.ts";

/** Copies a text, and says whether it could. */
export function useCopyText(): (text: string) => Promise<void> {
  const t = useTranslations("common");
  return useCallback(
    async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        toast(t("copy.done"));
      } catch {
        toast.error(t("copy.failed"));
      }
    },
    [t],
  );
}
