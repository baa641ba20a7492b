/** How long a realtime node that ends waits for the answers to what it took in: many times what a commit takes. */
export const LAST_ANSWERS_MS = 3_000;

/** How long each step of closing may take after that, if what it waits for hangs. */
export const CLOSE_STEP_MS = 1_000;
/** The watches on the database, the sockets, the broker, the connections to the database. */
const CLOSE_STEPS = 4;

/** What a process may need to stop beyond its drain window; whoever stops one kills it no sooner. */
export const STOP_MARGIN_MS = LAST_ANSWERS_MS + CLOSE_STEPS * CLOSE_STEP_MS;
