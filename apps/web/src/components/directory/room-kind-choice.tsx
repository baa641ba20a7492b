"use client";

import { Hash, Lock } from "lucide-react";
import { useTranslations } from "use-intl";

const kinds = [
  { value: "PUBLIC", Icon: Hash },
  { value: "PRIVATE", Icon: Lock },
] as const;

/** Part of a form; the field is named "kind". */
export function RoomKindChoice() {
  const t = useTranslations("directory");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t("kind.question")}</legend>
      {kinds.map(({ value, Icon }) => (
        <label
          key={value}
          className="flex cursor-pointer gap-3 rounded-md border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
        >
          <input
            type="radio"
            name="kind"
            value={value}
            defaultChecked={value === "PUBLIC"}
            className="mt-1 outline-none"
          />
          <span>
            <span className="flex items-center gap-1.5 font-medium">
              <Icon aria-hidden className="size-3.5 text-ink-soft" />
              {t(`kind.${value}.label`)}
            </span>
            <span className="block text-ink-soft text-sm">{t(`kind.${value}.text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
