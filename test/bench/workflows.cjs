// Ours as the build compiles them for the service's own bundle, and a bare one beside them.
module.exports = { ...require('../../dist/workflows'), ...require('./bare') };
