"use client";

import { useSyncExternalStore } from "react";
import { splitLinks } from "../split-links.ts";
import type { Block } from "./format-message.ts";

type Formatter = Pick<typeof import("./format-message.ts"), "formatMessage" | "plainTextOf">;

/** What could mean something other than itself; most messages have nothing of it. */
const MARKS = /[*_~`|>[\]\\+-]|^\s{0,3}\d{1,9}[.)]/m;

/** Of a message without marks, and of all until the parser, a part of the app of its own, is there. */
const PLAIN: Formatter = {
  formatMessage: (body): Block[] => [
    {
      kind: "text",
      children: splitLinks(body).map((part) => {
        const text = { kind: "text", text: part.text } as const;
        return part.kind === "link" ? { kind: "link", href: part.href, children: [text] } : text;
      }),
    },
  ],
  plainTextOf: (body) => body.replace(/\s+/g, " ").trim(),
};

let loaded: Formatter | undefined;
let loading = false;
const listeners = new Set<() => void>();

function load(): void {
  if (loading) return;
  loading = true;
  import("./format-message.ts").then(
    (formatter) => {
      loaded = formatter;
      for (const listener of listeners) listener();
    },
    () => {
      loading = false; // offline, say: the next message with marks tries again
    },
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  load();
  return () => listeners.delete(listener);
}

const never = () => () => {};

/** How to read this message; another than before once the parser has been loaded. */
export function useFormatter(body: string): Formatter {
  const hasMarks = MARKS.test(body);
  const formatter = useSyncExternalStore(
    hasMarks ? subscribe : never,
    () => loaded,
    () => undefined,
  );
  return (hasMarks && formatter) || PLAIN;
}
