'use strict';

// Runs a command of `cong-vu`, as the npm scripts do: builds first what has changed, then goes on in this process.
const { ensureBuilt } = require('./build.cjs');

const root = require('node:path').dirname(__dirname);

// npm hands on SIGTERM and SIGINT, and neither SIGHUP nor what kills it: then its child has another parent.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

ensureBuilt(root);
require('../dist/commands/cong-vu.js');
