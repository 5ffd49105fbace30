'use strict';

const { readFileSync, rmSync, writeFileSync } = require('node:fs');

/** Does something while no other process does; waits for one that lives, and takes over from one that was killed. */
function locked(file, work) {
  while (!taken(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isAlive(ownerOf(file))) rmSync(file, { force: true });
  return false;
}

/** Not a number where it has not written itself yet, or has just ended. */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8') || Number.NaN);
  } catch {
    return Number.NaN;
  }
}

function isAlive(pid) {
  if (Number.isNaN(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

module.exports = { locked };
