"use client";

import { type CreateInvite, LIMITS } from "@banter/protocol";
import { Link2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const MINUTES = [HOUR_MINUTES, DAY_MINUTES, LIMITS.inviteDefaultMinutes, LIMITS.inviteMaxMinutes];
const USES = [1, 5, LIMITS.inviteDefaultUses, 100, LIMITS.inviteMaxUses];

interface NewLinkFormProps {
  isBusy: boolean;
  onMake(limits: Pick<CreateInvite, "minutes" | "maxUses">): void;
}

/** How long a new link works, and for how many. */
export function NewLinkForm({ isBusy, onMake }: NewLinkFormProps) {
  const t = useTranslations("room");
  const language = useLocale();
  const [minutes, setMinutes] = useState<number>(LIMITS.inviteDefaultMinutes);
  const [maxUses, setMaxUses] = useState<number>(LIMITS.inviteDefaultUses);

  function make(event: FormEvent): void {
    event.preventDefault();
    if (!isBusy) onMake({ minutes, maxUses });
  }

  return (
    <form onSubmit={make} className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField
        label={t("links.works")}
        value={minutes}
        options={MINUTES.map((value) => ({ value: String(value), label: spellMinutes(value, language) }))}
        onChange={({ target }) => setMinutes(Number(target.value))}
      />
      <SelectField
        label={t("links.for")}
        value={maxUses}
        options={USES.map((count) => ({ value: String(count), label: t("links.people", { count }) }))}
        onChange={({ target }) => setMaxUses(Number(target.value))}
      />
      <Button type="submit" look="outline" aria-disabled={isBusy} className="h-11 max-sm:col-span-full">
        <Link2 aria-hidden />
        {t("links.make")}
      </Button>
    </form>
  );
}

function spellMinutes(minutes: number, language: string): string {
  const [amount, unit] = minutes < DAY_MINUTES ? [minutes / HOUR_MINUTES, "hour"] : [minutes / DAY_MINUTES, "day"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}
