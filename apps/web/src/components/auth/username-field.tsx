"use client";

import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "../ui/text-field.tsx";

type UsernameFieldProps = Omit<ComponentProps<typeof TextField>, "label" | "name">;

export function UsernameField(props: UsernameFieldProps) {
  const t = useTranslations("auth");
  return (
    <TextField
      {...props}
      label={t("username.label")}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
