/** Words that are to occur one after the other; with `isPrefix` the last of them may go on. */
export interface SearchPhrase {
  text: string;
  isPrefix: boolean;
}

/** What stands in quotes, also in quotes that nobody closed; or a run of what is neither quote nor space. */
const PHRASE = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|[^\s"“”„«»]+/gu;

/** A search as one types it: every word and everything in quotes is to be found. */
export function parseSearch(query: string): SearchPhrase[] {
  return [...query.matchAll(PHRASE)]
    .map(([whole, quoted]): SearchPhrase => ({ text: quoted ?? whole, isPrefix: quoted === undefined }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}
