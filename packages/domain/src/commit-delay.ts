/** A change commits within this time of the moment that it bears, or not at all; longer than any one statement may take. */
export const COMMITS_WITHIN_MS = 20_000;

/**
 * How far back whoever asks "what changed since" has to look, so that nothing is missed which waited for a lock before
 * it committed: that time, and as long as the database waits for a process that hangs on its way to the commit.
 */
export const LOOK_BACK_MS = COMMITS_WITHIN_MS + 10_000;
