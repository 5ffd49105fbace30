'use strict';

const { createHash } = require('node:crypto');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const CONFIGS = ['tsconfig.json', 'tsconfig.build.json'];

/** Beside what is compiled, what decides how: each with its content. */
const DECIDES = [...CONFIGS, 'package-lock.json'];
const OURS = ['run.cjs', 'build.cjs', 'sources.cjs', 'lock.cjs'].map((name) => path.join(__dirname, name));

/** The files that tsconfig.build.json takes, from the root of the project, in an order that every machine has. */
function sourcesOf(root) {
  const { exclude } = JSON.parse(readFileSync(path.join(root, 'tsconfig.build.json'), 'utf8'));
  const found = [];
  const look = (folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = path.posix.join(folder, entry.name);
      // As tsc does, which looks into no hidden folder.
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || exclude.includes(file)) continue;
      if (entry.isDirectory()) look(file);
      else if (/(?<!\.d)\.tsx?$/.test(entry.name)) found.push(file);
    }
  };
  look('');
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

/** Every file of the face, whatever its kind: Vite makes dist/web of them. */
function faceSourcesOf(root) {
  const folder = path.join(root, 'web');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * Stands for all that a build depends on: names and contents, never times, so that another branch and back is the same
 * again.
 */
function digestOf(root, sources = sourcesOf(root)) {
  const hash = createHash('sha256').update(`${process.version}\n`);
  const files = [...DECIDES, ...sources, ...faceSourcesOf(root)].map((file) => [file, path.join(root, file)]);
  for (const [name, file] of [...files, ...OURS.map((file) => [path.basename(file), file])]) {
    const content = readFileSync(file);
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** What the build makes of the sources, from dist/. */
const outputsOf = (sources) => [
  ...sources.flatMap((file) => {
    const compiled = file.replace(/\.tsx?$/, '.js');
    return [compiled, `${compiled}.map`];
  }),
  'workflow-bundle.js',
];

module.exports = { digestOf, faceSourcesOf, outputsOf, sourcesOf };
