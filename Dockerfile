# The worker and the API from one image: `node dist/commands/cong-vu.js worker`, or the API by default. See compose.yaml.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY LICENSE ./
COPY config/plans config/plans
COPY config/registers config/registers
# With the workflows' bundle, so that a worker starts without a bundler.
COPY --from=build /app/dist dist
# Where the API writes the first administrator key.
RUN install -d -o node -g node -m 0700 /var/lib/cong-vu
ENV DATA_DIR=/var/lib/cong-vu
# A container has an address of its own; compose.yaml publishes it on the host's 127.0.0.1 alone.
ENV HOST=0.0.0.0
USER node
EXPOSE 3000
# Whether the process answers: a store that is away does not make the API ill.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/commands/cong-vu.js", "api"]
