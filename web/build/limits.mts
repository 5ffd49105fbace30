import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** In thousands of bytes, as gzip makes them. */
export const LIMITS_KB = { letterPathJs: 150, letterPathCss: 15, routeJs: 60 };

/** What the limits need to know of a built file. */
export interface Built {
  fileName: string;
  content: string | Uint8Array;
  /** A chunk also has its module, and the files that load with it. */
  module?: string | undefined;
  isEntry?: boolean;
  isRoute?: boolean;
  imports?: readonly string[];
  css?: readonly string[];
}

export interface Size {
  what: string;
  kB: number;
  limitKB: number;
}

/** The sizes of everything that a person loads who comes from a letter, and of each route by itself. */
export function sizesOf(files: readonly Built[], letterPath: readonly string[]): Size[] {
  const byName = new Map(files.map((file) => [file.fileName, file]));
  const withImports = (file: Built, seen = new Set<Built>()): Set<Built> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const name of file.imports ?? []) {
      const imported = byName.get(name);
      if (imported) withImports(imported, seen);
    }
    return seen;
  };
  const kB = (chosen: Iterable<Built>) =>
    Math.round([...chosen].reduce((sum, { content }) => sum + gzipSync(content).length, 0) / 100) / 10;
  const entries = files.filter(({ isEntry }) => isEntry);
  const shell = new Set(entries.flatMap((entry) => [...withImports(entry)]));
  const onPath = files.filter(({ module }) => letterPath.some((end) => module?.endsWith(end)));
  if (onPath.length < letterPath.length) throw new Error(`Not built: one of ${letterPath.join(', ')}`);
  const path = new Set([...shell, ...onPath.flatMap((file) => [...withImports(file)])]);
  const css = new Set([...path].flatMap((file) => file.css ?? []).flatMap((name) => byName.get(name) ?? []));
  const { letterPathJs, letterPathCss, routeJs } = LIMITS_KB;
  return [
    { what: 'JS from a letter to its form', kB: kB(path), limitKB: letterPathJs },
    { what: 'CSS from a letter to its form', kB: kB(css), limitKB: letterPathCss },
    ...files
      .filter(({ isRoute }) => isRoute)
      .map((file) => ({
        what: file.fileName,
        kB: kB([...withImports(file)].filter((each) => !shell.has(each))),
        limitKB: routeJs,
      })),
  ];
}

/** Fails a build in which a page has grown past its limit. */
export function limits({ letterPath }: { letterPath: readonly string[] }): Plugin {
  return {
    name: 'limits',
    apply: 'build',
    writeBundle(_options, bundle) {
      const files = Object.values(bundle).map(
        (file): Built =>
          file.type === 'asset'
            ? { fileName: file.fileName, content: file.source }
            : {
                fileName: file.fileName,
                content: file.code,
                module: file.facadeModuleId ?? undefined,
                isEntry: file.isEntry,
                isRoute: file.isDynamicEntry,
                imports: file.imports,
                css: [...(file.viteMetadata?.importedCss ?? [])],
              },
      );
      const sizes = sizesOf(files, letterPath);
      for (const { what, kB, limitKB } of sizes) this.info(`${what}: ${kB} kB of ${limitKB}`);
      const over = sizes.filter(({ kB, limitKB }) => kB > limitKB);
      if (over.length > 0) {
        this.error(over.map(({ what, kB, limitKB }) => `${what}: ${kB} kB of ${limitKB}`).join('\n'));
      }
    },
  };
}
