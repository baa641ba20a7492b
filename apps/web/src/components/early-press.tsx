import { keepEarlyPress } from "../lib/early-press.ts";

/** What people press before a page's scripts have loaded is done as soon as they have. */
export function EarlyPress({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      // Browsers hide a nonce from scripts, React's too.
      suppressHydrationWarning
    >
      {`(${keepEarlyPress})()`}
    </script>
  );
}
