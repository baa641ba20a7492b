"use client";

import { AuditAction, LIMITS } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";

const NO_FILTER = { actor: "", target: "", action: "", room: "", address: "", from: "", to: "" };

/** What is typed into the filter of the audit; nothing of it is asked for where it is empty. */
export type TypedFilter = typeof NO_FILTER;

const NAMES = Object.keys(NO_FILTER) as (keyof TypedFilter)[];

/** As the address of the page names it. */
export function filterIn(params: { get(name: string): string | null }): TypedFilter {
  return Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ""])) as TypedFilter;
}

interface AuditFilterFieldsProps {
  filter: TypedFilter;
  onChange(filter: TypedFilter): void;
  /** What is wrong with the address. */
  addressError: string | undefined;
}

export function AuditFilterFields({ filter, onChange, addressError }: AuditFilterFieldsProps) {
  const t = useTranslations("admin");
  const fieldFor = (name: keyof TypedFilter) => ({
    value: filter[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...filter, [name]: event.target.value }),
  });
  const textFor = (name: keyof TypedFilter) => ({
    maxLength: LIMITS.searchMaxChars,
    autoComplete: "off",
    spellCheck: false,
    ...fieldFor(name),
  });
  return (
    <search aria-label={t("audit.filter")} className="mb-5 grid grid-cols-2 items-start gap-3 lg:grid-cols-4">
      <TextField label={t("audit.who")} placeholder={t("audit.nameHint")} {...textFor("actor")} />
      <TextField label={t("audit.whom")} placeholder={t("audit.whomHint")} {...textFor("target")} />
      <div className="col-span-2 lg:col-span-1">
        <SelectField
          label={t("audit.what")}
          options={[
            { value: "", label: t("audit.everything") },
            ...AuditAction.options.map((value) => ({ value, label: t(`audit.acts.${value}`) })),
          ]}
          {...fieldFor("action")}
        />
      </div>
      <TextField label={t("audit.room")} placeholder={t("audit.nameHint")} dir="auto" {...textFor("room")} />
      <TextField
        label={t("audit.whence")}
        placeholder={t("audit.whenceHint")}
        error={addressError}
        {...textFor("address")}
      />
      <TextField label={t("audit.from")} type="date" {...fieldFor("from")} />
      <TextField label={t("audit.to")} type="date" {...fieldFor("to")} />
      {Object.values(filter).some((value) => value !== "") && (
        <Button look="quiet" className="self-end max-lg:col-span-2" onClick={() => onChange(NO_FILTER)}>
          {t("audit.clear")}
        </Button>
      )}
    </search>
  );
}
