import { toAppError } from "@banter/client";
import { type AppError, parseInput } from "@banter/protocol";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { useIssueText } from "../texts/use-error-text.ts";
import { type FieldErrors, fieldErrors } from "./field-errors.ts";

interface FormOptions<Field extends string, Schema extends z.ZodType> {
  fields: readonly Field[];
  schema: Schema;
  /** What nobody means when they type it, such as a space at the end, is taken away before the check. */
  tidy?(values: Record<string, unknown>): Record<string, unknown>;
  /** Rejects when the server refuses; after it the form stays busy, for the page moves on. */
  submit(input: z.output<Schema>): Promise<void>;
}

/**
 * A form whose inputs keep their own text. It is checked by the schema that the server uses, the first wrong field gets
 * the focus, and an error leaves its field as soon as the person changes it.
 */
export function useForm<Field extends string, Schema extends z.ZodType>(options: FormOptions<Field, Schema>) {
  const { fields, schema, submit, tidy = (values) => values } = options;
  const issueText = useIssueText();
  const [errors, setErrors] = useState<FieldErrors<Field>>({});
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  function show(form: HTMLFormElement, error: AppError): void {
    const found = fieldErrors(error, fields, issueText);
    const first = fields.find((field) => found[field] !== undefined);
    setErrors(found);
    setFailure(first === undefined ? error : null);
    if (first !== undefined) inputNamed(form, first)?.focus();
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    setBusy(true);
    setErrors({});
    setFailure(null);
    try {
      await submit(parseInput(schema, tidy(Object.fromEntries(new FormData(form)))));
    } catch (error) {
      show(form, toAppError(error));
      setBusy(false);
    }
  }

  function onInput(event: FormEvent<HTMLFormElement>): void {
    const field = fields.find((name) => name === (event.target as HTMLInputElement).name);
    if (field !== undefined && errors[field] !== undefined) setErrors({ ...errors, [field]: undefined });
  }

  return { errors, failure, isBusy, form: { method: "post", noValidate: true, onSubmit, onInput } as const };
}

function inputNamed(form: HTMLFormElement, name: string): HTMLElement | null {
  const element = form.elements.namedItem(name);
  return element instanceof HTMLElement ? element : null;
}
