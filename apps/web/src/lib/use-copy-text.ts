import { useCallback } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";

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
