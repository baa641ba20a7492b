/** The server cannot be used for a run; the message says why and what to do. */
export class ServerProblem extends Error {
  override readonly name = "ServerProblem";
}
