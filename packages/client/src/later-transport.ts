import { AppError } from "@banter/protocol";
import type { Transport } from "./transport.ts";

/** A transport whose code comes when the first connection is opened: an app is on the screen before that. */
export function laterTransport(load: () => Promise<Transport>): Transport {
  return (url, token, handlers) => {
    let socket: ReturnType<Transport> | undefined;
    let isClosed = false;
    load().then(
      (open) => {
        if (!isClosed) socket = open(url, token, handlers);
      },
      (cause) => {
        if (!isClosed) handlers.onEnd(new AppError("UNAVAILABLE", "The server cannot be reached", { cause }));
      },
    );
    return {
      emit: (event, input, onAnswer) => socket?.emit(event, input, onAnswer),
      close() {
        isClosed = true;
        socket?.close();
      },
    };
  };
}
