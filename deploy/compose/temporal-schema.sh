#!/bin/sh
# Temporal's two databases, made or brought up to this version. It may run again.
set -eu

for database in temporal temporal_visibility; do
  tool() {
    temporal-sql-tool --plugin postgres12 --endpoint postgres --port 5432 --user temporal --database "$database" "$@"
  }
  tool create
  tool setup-schema --version 0.0
  schema=${database#temporal_}
  tool update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
