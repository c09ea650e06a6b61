# Passalong as an image: built in one stage, its production packages fetched in another, and only what runs in the last.
#   docker build -t passalong .
#   docker run --env-file .env -p 3978:3978 -v passalong-data:/data passalong
# docs/operate/compose.yaml is an example with MongoDB and Redis.

# Node 24.21.0 on Debian 12, for amd64 and arm64. The digest decides, the tag only says what it was: with a new version of Node, or a fault in the
# system's packages, put in the digest that `docker buildx imagetools inspect node:24-slim` names.
FROM node:24-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS base

FROM base AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/copy-assets.mjs scripts/prune-dist.mjs scripts/
COPY src src
RUN npm run build

# Native parts come ready-made inside their packages: no package gets to run a script, and no compiler is needed.
FROM base AS packages
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM base
LABEL org.opencontainers.image.title="Passalong" \
      org.opencontainers.image.description="A self-hosted social-learning bot for Microsoft Teams and Slack" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY package.json LICENSE ./
COPY adaptive-cards adaptive-cards
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not by npm: the bot gets the signals itself, and stops gracefully within docker stop's ten seconds.
CMD ["node", "dist/main.js"]
