import type { Actor } from "@banter/domain";
import { type Ack, type Answers, AppError, type ClientEvent, parseInput, toWireError } from "@banter/protocol";
import type { z } from "zod";
import type { BanterSocket, RealtimeNode } from "./node.ts";

export interface Call {
  actor: Actor;
  socket: BanterSocket;
  services: RealtimeNode["services"];
}

export interface Handler<Event extends ClientEvent> {
  answer(input: unknown, call: Call): Promise<Answers[Event]>;
  /** Messages count against the person's allowance of those, too. */
  isMessage: boolean;
}

/** A handler that parses its input and hands it on. */
export function handle<Event extends ClientEvent, Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.output<Schema>, call: Call) => Promise<Answers[Event]>,
  { isMessage = false } = {},
): Handler<Event> {
  return { isMessage, answer: async (input, call) => run(parseInput(schema, input), call) };
}

export type Handlers = { [Event in ClientEvent]: Handler<Event> };

const NO_SUCH_EVENT = { ok: false, error: toWireError(new AppError("NOT_FOUND", "There is no such event")) };

/**
 * Applies the limits to one event of a socket, runs its handler and acknowledges what came of it. It never throws,
 * whatever the client sends and whether or not it wants an answer.
 */
export async function answerEvent(
  handlers: ReadonlyMap<string, Handler<ClientEvent>>,
  [event, ...args]: [event: string, ...unknown[]],
  socket: BanterSocket,
  node: RealtimeNode,
): Promise<void> {
  const ack = args.at(-1);
  const handler = handlers.get(event);
  const input = typeof args[0] === "function" ? undefined : args[0];
  const answer = handler ? await answerTo(event, handler, input, socket, node) : NO_SUCH_EVENT;
  if (typeof ack === "function") ack(answer);
}

async function answerTo(
  event: string,
  handler: Handler<ClientEvent>,
  input: unknown,
  socket: BanterSocket,
  node: RealtimeNode,
): Promise<Ack<Answers[ClientEvent]>> {
  const { actor } = socket.data;
  try {
    requireAllowance(node.takeEvent(actor.userId));
    if (handler.isMessage) requireAllowance(node.takeMessage(actor.userId));
    const call = { actor, socket, services: node.services };
    return { ok: true, data: await node.calls.track(() => handler.answer(input, call)) };
  } catch (error) {
    if (!(error instanceof AppError)) node.logger.error({ err: error, event, userId: actor.userId }, "event failed");
    const wire = toWireError(error);
    node.onRefused(wire.code);
    return { ok: false, error: wire };
  }
}

function requireAllowance(waitMs: number): void {
  if (waitMs === 0) return;
  throw new AppError("RATE_LIMITED", "Too much at once. Wait a moment", { retryAfterMs: waitMs });
}
