import { CircleAlert } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { cn } from "../../lib/class-names.ts";
import { inputStyles } from "./text-field.tsx";

interface TextAreaProps extends Omit<ComponentProps<"textarea">, "id"> {
  label: string;
  hint?: string;
  /** What is wrong; takes the hint's place. */
  error?: string | undefined;
}

/** A labelled text of some lines. */
export function TextArea({ label, hint, error, className, ...props }: TextAreaProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={cn(inputStyles, "w-full resize-y px-3 py-2", className)}
        {...props}
      />
      <p
        id={`${id}-note`}
        aria-live="polite"
        className={cn("flex gap-1.5 text-sm empty:hidden", error === undefined ? "text-ink-soft" : "text-danger-text")}
      >
        {error !== undefined && <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />}
        {note}
      </p>
    </div>
  );
}
