"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { useTranslations } from "use-intl";
import { toastPlace } from "../../lib/toast.ts";

/** Where short news of finished or failed actions appear. */
export default function ToastList() {
  useEffect(() => toastPlace.open({ toast }), []);
  const t = useTranslations("common");
  const { theme } = useTheme();
  return (
    <Toaster
      theme={theme === "light" || theme === "dark" ? theme : "system"}
      position="top-center"
      containerAriaLabel={t("toasts")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-md border bg-raised px-4 py-3 text-ink text-sm shadow-float font-sans",
          icon: "text-accent-text [&_svg]:size-4",
        },
      }}
    />
  );
}
