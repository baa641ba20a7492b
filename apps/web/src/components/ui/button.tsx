import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "../../lib/class-names.ts";

const buttonStyles = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent hover:bg-accent-hover",
        outline: "border border-line-strong bg-raised text-ink hover:bg-sunken",
        quiet: "text-ink-soft hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken data-[state=open]:text-ink",
        danger: "bg-danger text-on-danger hover:bg-danger-hover",
      },
      size: {
        sm: "h-8 px-3 text-sm",
        md: "h-10 px-4 text-base",
        lg: "h-12 px-6 text-lg",
        icon: "size-9 [&_svg]:size-[1.125rem]",
      },
    },
    defaultVariants: { look: "primary", size: "md" },
  },
);

interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyles> {
  /** Gives its looks to its only child, a link for instance. */
  asChild?: boolean;
}

export function Button({ asChild = false, look, size, className, type = "button", ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : "button";
  return <Element className={cn(buttonStyles({ look, size }), className)} {...(asChild ? {} : { type })} {...props} />;
}
