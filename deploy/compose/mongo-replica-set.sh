#!/bin/sh
# Makes the one member a replica set, which acknowledges writes as the service asks for them. It may run again.
set -eu

exec mongosh --quiet --nodb --eval "$(
  cat <<'SCRIPT'
const password = encodeURIComponent(process.env.MONGO_ROOT_PASSWORD);
const admin = connect(`mongodb://root:${password}@mongo:27017/admin?directConnection=true`);

function isInitiated() {
  try {
    return admin.adminCommand({ replSetGetStatus: 1 }).ok === 1;
  } catch (error) {
    if (error.codeName === 'NotYetInitialized') return false;
    throw error;
  }
}

if (!isInitiated()) {
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] } });
}
while (!admin.hello().isWritablePrimary) sleep(500);
SCRIPT
)"
