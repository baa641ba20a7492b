# syntax=docker/dockerfile:1
# Images of Banter's parts: docker build --target realtime --tag banter-realtime .
# The targets are web, realtime, migrate and bots; docs/deploy.md says how to run them, compose.yaml does.
# What they are based on is named by its version, not by a digest: each build has what was mended in it since. What it
# was, and what is in the image, is attested when an image is published (.github/workflows/images.yml).

FROM node:24-bookworm-slim AS build
WORKDIR /banter
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
RUN npm run build
RUN npm run pack -- --to /packed/web web \
    && npm run pack -- --to /packed/realtime realtime \
    && npm run pack -- --to /packed/migrate migrate \
    && npm run pack -- --to /packed/bots bots \
    && mkdir /packed/files

# Node and what it links to: no shell, no package manager, no build tools. Nothing below writes to its own files.
FROM gcr.io/distroless/nodejs24-debian12:nonroot AS runtime
ARG VERSION=0.0.0
ARG REVISION=unknown
ARG SOURCE=""
LABEL org.opencontainers.image.title="Banter" \
    org.opencontainers.image.description="Self-hosted real-time chat" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}" \
    org.opencontainers.image.source="${SOURCE}" \
    org.opencontainers.image.base.name="gcr.io/distroless/nodejs24-debian12:nonroot"
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    BIND_ADDRESS=0.0.0.0
USER nonroot
ENTRYPOINT ["/nodejs/bin/node"]

FROM runtime AS web
LABEL org.opencontainers.image.title="Banter, web app"
WORKDIR /banter/apps/web
COPY --from=build /packed/web /banter
# A volume that is mounted here belongs to the user that the program runs as.
COPY --from=build --chown=nonroot:nonroot /packed/files /var/lib/banter/files
COPY deploy/images/health.mjs /banter/health.mjs
ENV NEXT_TELEMETRY_DISABLED=1 \
    WEB_PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["/nodejs/bin/node", "/banter/health.mjs", "WEB_PORT"]
CMD ["dist/server.js"]

FROM runtime AS realtime
LABEL org.opencontainers.image.title="Banter, realtime node"
WORKDIR /banter/apps/realtime
COPY --from=build /packed/realtime /banter
COPY deploy/images/health.mjs /banter/health.mjs
ENV REALTIME_PORT=3001
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["/nodejs/bin/node", "/banter/health.mjs", "REALTIME_PORT"]
CMD ["dist/main.js"]

FROM runtime AS migrate
LABEL org.opencontainers.image.title="Banter, database migration"
WORKDIR /banter/apps/migrate
COPY --from=build /packed/migrate /banter
COPY deploy/ec2/prepare-database.mjs /banter/prepare-database.mjs
HEALTHCHECK NONE
CMD ["dist/main.js"]

FROM runtime AS bots
LABEL org.opencontainers.image.title="Banter, bots"
WORKDIR /banter/packages/bots
COPY --from=build /packed/bots /banter
HEALTHCHECK NONE
# Arguments follow the image's name: docker run banter-bots --users 50 --url https://chat.example.org
ENTRYPOINT ["/nodejs/bin/node", "dist/main.js"]
CMD ["--help"]
