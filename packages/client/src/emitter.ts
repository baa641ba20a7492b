import { createListeners, type Listeners } from "./listeners.ts";

export interface Emitter<Events> {
  /** Returns how to remove the listener. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void;
}

export function createEmitter<Events>(): Emitter<Events> {
  const byName: { [Name in keyof Events]?: Listeners<Events[Name]> } = {};
  return {
    on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void) {
      byName[name] ??= createListeners<Events[Name]>();
      return byName[name].add(listener);
    },
    emit: (name, payload) => byName[name]?.call(payload),
  };
}
