import { splitLinks } from "../../lib/split-links.ts";

/** A message as it was written: text, never markup; white space kept, addresses become links. */
export function MessageText({ body }: { body: string }) {
  return (
    <div dir="auto" className="whitespace-pre-wrap break-words [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
      {splitLinks(body).map((part, index) =>
        part.kind === "link" ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: a message's parts never change places
            key={index}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="rounded-sm text-accent-text underline decoration-1 underline-offset-3 hover:decoration-2"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </div>
  );
}
