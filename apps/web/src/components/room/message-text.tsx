"use client";

import type { Mention } from "@banter/protocol";
import { memo, type ReactNode } from "react";
import type { Block, Span } from "../../lib/formatting/format-message.ts";
import { useFormatter } from "../../lib/formatting/formatter.ts";
import { FormattedCode } from "./formatted-code.tsx";
import { MentionedText, MentionsContext } from "./mentioned-text.tsx";
import { Spoiler } from "./spoiler.tsx";

interface MessageTextProps {
  body: string;
  /** Whom the server found to be meant. */
  mentions?: readonly Mention[];
}

const NOBODY = [] as const;

/** A message as it was written, its small Markdown shown as what it means: elements of ours, never markup of the author's. */
export const MessageText = memo(function MessageText({ body, mentions = NOBODY }: MessageTextProps) {
  const { formatMessage } = useFormatter(body);
  return (
    <div dir="auto" className="whitespace-pre-wrap break-words [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
      <MentionsContext value={mentions}>{formatMessage(body).map(toBlock)}</MentionsContext>
    </div>
  );
});

function toBlock(block: Block, index: number): ReactNode {
  switch (block.kind) {
    case "text":
      return block.children.map(toSpan);
    case "code":
      return <FormattedCode key={index} text={block.text} language={block.language} />;
    case "quote":
      return (
        <blockquote key={index} className="my-1 border-line-strong border-s-3 ps-3 text-ink-soft">
          {block.children.map(toBlock)}
        </blockquote>
      );
    case "list":
      return <List key={index} block={block} />;
  }
}

/** For assistive technology no list of its own within the list of messages. */
function List({ block: { start, items } }: { block: Extract<Block, { kind: "list" }> }) {
  return (
    <div className="my-1 grid gap-0.5">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message's parts never change places
        <div key={index} className="flex gap-2 ps-1">
          <span className="min-w-4 shrink-0 text-ink-soft tabular-nums">
            {start === null ? "•" : `${start + index}.`}
          </span>
          <div className="min-w-0 flex-1">{item.map(toBlock)}</div>
        </div>
      ))}
    </div>
  );
}

function toSpan(span: Span, index: number): ReactNode {
  switch (span.kind) {
    case "text":
      return <MentionedText key={index} text={span.text} />;
    case "code":
      return (
        <code key={index} className="rounded-sm border bg-shade px-1 py-px font-mono text-[0.875em]">
          {span.text}
        </code>
      );
    case "link":
      return (
        <a
          key={index}
          href={span.href}
          title={span.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="rounded-sm text-accent-text underline decoration-1 underline-offset-3 hover:decoration-2"
        >
          {span.children.map(toSpan)}
        </a>
      );
    case "bold":
      return <strong key={index}>{span.children.map(toSpan)}</strong>;
    case "italic":
      return <em key={index}>{span.children.map(toSpan)}</em>;
    case "strike":
      return <s key={index}>{span.children.map(toSpan)}</s>;
    case "spoiler":
      return <Spoiler key={index}>{span.children.map(toSpan)}</Spoiler>;
  }
}
