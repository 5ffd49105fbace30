import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../config/project-root';
import { textOf } from './project-file';

const dependency = z.strictObject({
  condition: z.enum(['service_healthy', 'service_completed_successfully']),
});

/** What compose.yaml uses of the format, and nothing else: another key has to be thought of here first. */
const service = z.strictObject({
  image: z.string(),
  build: z.literal('.').optional(),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  depends_on: z.record(z.string(), dependency).default({}),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      start_period: z.string(),
      retries: z.number(),
    })
    .optional(),
  restart: z.enum(['unless-stopped', 'no']),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  init: z.literal(true).optional(),
  read_only: z.literal(true).optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
});

const composeFile = z.object({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

export const readCompose = () => composeFile.parse(parse(textOf('compose.yaml'), { merge: true }));

/** `${NAME:?}` and `${NAME:-default}` of a text, as docker compose reads them. */
export function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  // A fallback may have one of its own: the innermost first.
  const filled = text.replaceAll(
    /\$\{(\w+)(?::([?-])([^{}]*))?\}/g,
    (_, name: string, kind?: string, fallback = '') => {
      const value = values[name] ?? '';
      if (value !== '') return value;
      if (kind === '-') return fallback;
      throw new Error(`${name} has no value`);
    },
  );
  return filled === text ? text : filledIn(filled, values);
}

interface Stage {
  from: string;
  /** Each instruction's name and the rest of its line, continuations joined. */
  instructions: { name: string; rest: string }[];
}

/** The stages of a Dockerfile. */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`not an instruction: ${line}`);
    if (name === 'FROM') stages.push({ from: rest, instructions: [] });
    else stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

/** The packages that compiled files need, from an entry of `dist/` on. */
export function packagesNeededBy(entry: string): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(
      /\b(?:require|import)\(["']([^"']+)["']\)/g,
    )) {
      if (target.startsWith('.')) follow(require.resolve(path.resolve(path.dirname(file), target)));
      else if (!target.startsWith('node:')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target);
    }
  };
  follow(path.join(projectRoot, entry));
  return packages;
}
