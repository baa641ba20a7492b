/** A failure that the person at the terminal can do something about: shown without a stack. */
export class Problem extends Error {}

/** @param {unknown} error */
export function describeFailure(error) {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * For work whose errors are written for the person at the terminal.
 * @template Result
 * @param {() => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function asProblem(work) {
  try {
    return await work();
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
