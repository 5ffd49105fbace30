const { createHash } = require('node:crypto');
const { loaderInto } = require('./packages');

/** In place of a package's file: the exports that all test files of a process share. */
exports.process = () => ({ code: 'module.exports = globalThis.packageFile(__filename);' });

exports.getCacheKey = (_source, file) => createHash('sha256').update(`shared ${file}`).digest('hex');

// What jest runs before all tests is transformed too, and has no environment.
globalThis.packageFile ??= loaderInto();
