import type pg from "pg";

type NotificationHandler = (notification: pg.Notification) => Promise<void>;

interface AdapterPoolParts {
  /** Reads and deletes attachments. */
  pool: pg.Pool;
  /** An attachment could not be read: its message is lost on this node. */
  onMissingAttachment(): void;
}

/**
 * Stands in for the pool that the stock adapter expects. The client that it hands out never ends, as our listener
 * replaces the connection behind it; the stock adapter would leave such an end as an uncaught error, keep the dead
 * client and listen twice. It listens to nothing either: the link tells the listener which namespaces there are.
 */
export function createAdapterPool({ pool, onMissingAttachment }: AdapterPoolParts) {
  let handle: NotificationHandler = async () => {};

  const client = {
    on(event: string, handler: NotificationHandler) {
      if (event === "notification") handle = handler;
      return client;
    },
    async query() {},
    removeAllListeners() {},
    release() {},
  };

  return {
    /** Lets the stock adapter handle a notification; resolves when it has, and never rejects. */
    handle: (notification: pg.Notification) => handle(notification),
    async connect() {
      return client;
    },
    async query(text: string, values?: unknown[]) {
      if (!values) return pool.query(text);
      try {
        const result = await pool.query(text, values);
        if (result.rows.length === 0) throw new Error("The attachment is gone");
        return result;
      } catch (error) {
        onMissingAttachment();
        throw error;
      }
    },
  };
}
