'use strict';

const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { digestOf, faceSourcesOf, outputsOf, sourcesOf } = require('./sources.cjs');
const { locked } = require('./lock.cjs');

/** What was built, by its content; written when all the rest is whole. */
const stampOf = (root) => path.join(root, 'dist', '.built');

const isBuilt = (root, sources) =>
  existsSync(stampOf(root)) &&
  readFileSync(stampOf(root), 'utf8') === digestOf(root, sources) &&
  outputsOf(sources).every((file) => existsSync(path.join(root, 'dist', file))) &&
  (faceSourcesOf(root).length === 0 || isFaceWhole(root));

/** Whether all that Vite made is still there; it lists its files last. */
function isFaceWhole(root) {
  const face = path.join(root, 'dist', 'web');
  const list = path.join(face, 'files.json');
  return (
    existsSync(list) &&
    JSON.parse(readFileSync(list, 'utf8')).every((file) => existsSync(path.join(face, file)))
  );
}

/** Builds dist/ unless it is what the sources, the locked packages and Node's version make; whether it was built. */
function ensureBuilt(root) {
  if (isBuilt(root, sourcesOf(root))) return false;
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  return locked(path.join(root, 'dist', '.lock'), () => {
    // Another process may have built it while this one waited.
    const sources = sourcesOf(root);
    if (isBuilt(root, sources)) return false;
    build(root, sources);
    return true;
  });
}

function build(root, sources) {
  const digest = digestOf(root, sources);
  const dist = path.join(root, 'dist');
  rmSync(stampOf(root), { force: true });
  removeGhosts(dist, sources);
  // tsc remembers what it has written, and would not write it again.
  if (!outputsOf(sources).every((file) => existsSync(path.join(dist, file)))) {
    rmSync(path.join(dist, '.tsbuildinfo'), { force: true });
  }
  const typescript = path.dirname(require.resolve('typescript/package.json'));
  run(root, [path.join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  run(root, ['dist/worker/bundle.js']);
  if (faceSourcesOf(root).length > 0) {
    const vite = path.dirname(require.resolve('vite/package.json'));
    run(root, [path.join(vite, 'bin', 'vite.js'), 'build', 'web']);
  }
  writeFileSync(stampOf(root), digest);
}

/** What a source that is gone had made: tests and workers must not find it. */
function removeGhosts(dist, sources) {
  const made = new Set(outputsOf(sources));
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const isCode = entry.isFile() && /\.js(\.map)?$/.test(entry.name);
    if (isCode && !made.has(path.relative(dist, file))) rmSync(file);
  }
}

/** Runs a step with Node. Standard output belongs to the command that is built before it runs. */
function run(root, args) {
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: root,
    // What is built depends on its sources alone: under another NODE_ENV, a test's say, React would be its large variant.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  process.stderr.write(`${error?.message ?? 'The build failed.'}\n`);
  process.exit(1);
}

module.exports = { ensureBuilt };

if (require.main === module) ensureBuilt(path.dirname(__dirname));
