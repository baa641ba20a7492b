"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { goWithin } from "./use-go.ts";

type PageLinkProps = Omit<ComponentProps<typeof Link>, "href" | "onNavigate" | "prefetch"> & { href: string };

/** A link to a conversation, or to the directory: it is there at once, without a page from the server. */
export function PageLink({ href, ...props }: PageLinkProps) {
  return (
    <Link
      {...props}
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        if (goWithin(href)) event.preventDefault();
      }}
    />
  );
}
