import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createBroker } from "@banter/broker";
import { CLOSE_STEP_MS, type RealtimeConfig } from "@banter/config";
import { addressBannedError } from "@banter/protocol";
import { clientAddress } from "@banter/session";
import type { Logger } from "pino";
import { watchAccess } from "./access-watch.ts";
import { watchAddresses } from "./address-watch.ts";
import { createAuthentication } from "./authenticate.ts";
import { drainSockets } from "./drain.ts";
import { gapListener } from "./gap-listener.ts";
import { watchHeads } from "./head-watch.ts";
import { createHealthListener } from "./health.ts";
import { deliverToBlockers } from "./hidden-messages.ts";
import { listen } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { startMetricsServer } from "./metrics-server.ts";
import { reconcileAccess } from "./reconcile-access.ts";
import { createRealtimeServer, serveSocket } from "./server.ts";
import { createServices } from "./services.ts";
import { watchSessions } from "./session-watch.ts";
import { watchSlowConsumers } from "./slow-consumers.ts";

/** A running realtime node. */
export interface Realtime {
  port: number;
  /** Null without METRICS_PORT. */
  metricsPort: number | null;
  /** Moves everybody elsewhere, finishes what was begun, and ends. */
  stop(): Promise<void>;
}

/** How often a node asks the database who is banned and logged out, if it hears of nobody through the broker. */
const LOOK_EVERY_MS = 1_000;

/** Starts a node; resolves when it takes connections. Port 0 takes a free one. */
export async function startRealtime(
  config: RealtimeConfig,
  logger: Logger,
  { lookEveryMs = LOOK_EVERY_MS }: { lookEveryMs?: number } = {},
): Promise<Realtime> {
  let draining = false;
  const addressOf = ({ headers, socket }: IncomingMessage) =>
    clientAddress(socket.remoteAddress, joinedHeader(headers["x-forwarded-for"]), config.trustedProxies);
  const metrics = createMetrics();
  const broker = createBroker({ url: config.brokerUrl, logger });
  const { httpServer, io } = createRealtimeServer(
    createHealthListener({
      nodeId: config.nodeId,
      isDraining: () => draining,
      pingDatabase: () => services.database.ping(),
      brokerStatus: broker.status,
    }),
    (request) => {
      const ban = addressWatch.find(addressOf(request));
      if (ban) metrics.countRefusal("FORBIDDEN");
      return ban && addressBannedError(ban).message;
    },
  );
  io.adapter(broker.adapter);
  broker.onBroadcast((data, rooms) => deliverToBlockers(io, data, rooms));
  const services = createServices(config, io, logger, metrics);
  const addressWatch = await watchAddresses({
    io,
    findChanges: services.database.addressBans.findAddressBanChanges,
    intervalMs: lookEveryMs,
    logger,
  });

  io.use(
    createAuthentication({
      sessions: services.sessions,
      admission: services.admission,
      addressOf,
      findAddressBan: addressWatch.find,
      isDraining: () => draining,
      publicUrl: config.publicUrl,
      allowedOrigins: config.allowedOrigins,
      onRefused: metrics.countRefusal,
      userSockets: services.userSockets,
      logger,
    }),
  );
  io.on("connection", (socket) => serveSocket(socket, services.node));

  await broker.start();
  const accessWatch = await watchAccess({
    io,
    nodeId: services.runId,
    ...services.database.access,
    onChanged: services.presence.accessChanged,
    logger,
  });
  const port = await listen(httpServer, config.port, config.bindAddress);
  metrics.observe({
    sockets: () => io.of("/").sockets.size,
    writesWaiting: () => services.commits.waiting,
    handshakesWaiting: () => services.admission.waiting,
    brokerStatus: broker.status,
    publications: broker.publications,
    peoplePresent: () => services.presence.peopleCount,
    peopleFollowed: () => services.presence.followedCount,
  });
  const metricsServer =
    config.metricsPort === undefined ? null : await startMetricsServer(metrics, config.metricsPort, config.bindAddress);
  const sessionWatch = watchSessions({
    io,
    findEnded: services.database.sessions.findEnded,
    intervalMs: lookEveryMs,
    logger,
  });
  const headWatch = watchHeads({ io, findHeads: services.database.messages.findHeads, logger });
  const slowConsumerWatch = watchSlowConsumers(io, logger, metrics.countSlowConsumer);
  const closeGap = gapListener({
    reconcile: () => reconcileAccess(io, services.database.access.readAccess),
    tellHeads: headWatch.tellAllSoon,
    logger,
  });
  broker.onGap((reason) => {
    logger.warn({ reason }, "events of other nodes may be missing; sockets are told to catch up");
    metrics.countGap(reason);
    closeGap();
  });

  return {
    port,
    metricsPort: metricsServer?.port ?? null,
    async stop() {
      draining = true;
      await drainSockets(io, config.drainSeconds * 1000);
      await services.calls.close();
      // A database that hangs would hold the node for as long as a statement may take.
      await forAMoment(
        Promise.all([
          services.presence.stop(),
          sessionWatch.stop(),
          accessWatch.stop(),
          addressWatch.stop(),
          headWatch.stop(),
          slowConsumerWatch.stop(),
        ]),
      );
      // Who cannot be reached does not answer the goodbye either, for which a WebSocket would wait half a minute.
      await forAMoment(io.close());
      await broker.close();
      await metricsServer?.stop();
      await forAMoment(services.close());
    },
  };
}

/** Resolves when the work is done, or has taken too long to wait for; rejects if it fails before that. */
async function forAMoment(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(CLOSE_STEP_MS, undefined, { ref: false })]);
}

function joinedHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}
