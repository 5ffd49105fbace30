#!/bin/sh
# Run once by the image, on an empty database: the service's user, who may read and write its database and nothing else.
mongosh --quiet admin --eval "$(
  cat <<'SCRIPT'
db.createUser({
  user: 'cong-vu',
  pwd: process.env.MONGO_PASSWORD,
  roles: [{ role: 'readWrite', db: 'cong-vu' }],
});
SCRIPT
)"
