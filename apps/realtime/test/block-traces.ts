import type { Guest } from "./block-party.ts";

export type Trace = "text" | "reaction" | "typing" | "presence";

/** What a text that came to somebody shows of a guest. */
export function tracesOf({ secret, person: { userId } }: Guest, text: string): Trace[] {
  const has: Record<Trace, boolean> = {
    text: text.includes(secret),
    reaction: new RegExp(`"emoji":"[^"]*",("count":\\d+,)?"people":\\[[^\\]]*"id":"${userId}"`).test(text),
    typing: text.includes('"typing",') && text.includes(`"userId":"${userId}"`),
    presence: new RegExp(`"userId":"${userId}","state":"(online|away)"`).test(text),
  };
  return (Object.keys(has) as Trace[]).filter((trace) => has[trace]);
}

/** What has come over the guest's sockets of somebody whom they block, since they do and since it was last asked. */
export function tracesOfBlocked({ index, sockets, blocked }: Guest): string[] {
  return [...blocked].flatMap(([other, marks]) =>
    sockets.flatMap((socket) => {
      const texts = socket.wire.slice(marks.get(socket) ?? 0);
      marks.set(socket, socket.wire.length);
      return texts.flatMap((text) =>
        tracesOf(other, text).map((trace) => `${index} got ${trace} of ${other.index}: ${text}`),
      );
    }),
  );
}
