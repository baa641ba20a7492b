/** How long a realtime node that ends waits for the answers to what it took in: many times what a commit takes. */
export const LAST_ANSWERS_MS = 3_000;

/** What closing connections may take, once the last answers are given. */
const CLOSE_CONNECTIONS_MS = 2_000;

/** What a process may need to stop beyond its drain window; whoever stops one kills it no sooner. */
export const STOP_MARGIN_MS = LAST_ANSWERS_MS + CLOSE_CONNECTIONS_MS;
