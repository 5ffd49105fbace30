#!/bin/sh
# A replica set that asks for passwords needs a key among its members, with one member too.
set -eu

(umask 077 && printf '%s' "$MONGO_REPLICA_KEY" >/tmp/replica-key)
chown mongodb /tmp/replica-key
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/replica-key --bind_ip_all
