import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "../../lib/class-names.ts";

interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  label: string;
  /** What is asked for; stays visible while typing. */
  hint?: string;
  /** What is wrong; takes the hint's place. */
  error?: string | undefined;
  /** Something at the end of the input, a button for instance. */
  end?: ReactNode;
}

/** A labelled line of text; hint and error are announced with it. */
export function TextField({ label, hint, error, end, className, ...props }: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          aria-invalid={error !== undefined}
          aria-describedby={note ? noteId : undefined}
          className={cn(inputStyles, "h-11 w-full px-3", end !== undefined && "pe-11", className)}
          {...props}
        />
        {end !== undefined && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
      </div>
      <FieldNote id={noteId} note={note} isError={error !== undefined} />
    </div>
  );
}

export const inputStyles =
  "rounded-md border border-line-strong bg-raised text-[1rem] text-ink placeholder:text-ink-faint focus-visible:border-focus focus-visible:outline-offset-0 aria-invalid:border-danger sm:text-base";

function FieldNote({ id, note, isError }: { id: string; note: string | undefined; isError: boolean }) {
  return (
    <p
      id={id}
      aria-live="polite"
      className={cn("flex gap-1.5 text-sm empty:hidden", isError ? "text-danger-text" : "text-ink-soft")}
    >
      {note && isError && <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />}
      {note}
    </p>
  );
}
