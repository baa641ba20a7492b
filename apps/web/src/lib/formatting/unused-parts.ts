/**
 * In the place of three packages that markdown-it brings along, half of its code: what finds links in plain text, which
 * `splitLinks` does here; HTML's 2,000 names of characters, which mean nothing in messages; and lists of punctuation,
 * which browsers have.
 */
export class LinkifyIt {}

/** Of a name that stands in the target of a link: the one that addresses copied from HTML have in them. */
export function decodeHTMLStrict(reference: string): string {
  return reference === "&amp;" ? "&" : reference;
}

export const P: RegExp = /\p{P}/u;
export const S: RegExp = /\p{S}/u;
