"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useTranslations } from "use-intl";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "../ui/menu.tsx";

const themes = [
  { value: "system", label: "theme.system", Icon: Monitor },
  { value: "light", label: "theme.light", Icon: Sun },
  { value: "dark", label: "theme.dark", Icon: Moon },
] as const;

/** Part of a menu. */
export function ThemeChoice() {
  const t = useTranslations("shell");
  const { theme, setTheme } = useTheme();
  return (
    <>
      <MenuLabel>{t("theme.label")}</MenuLabel>
      <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
        {themes.map(({ value, label, Icon }) => (
          <MenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
            <Icon aria-hidden />
            {t(label)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
