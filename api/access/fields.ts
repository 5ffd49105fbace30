import { isSelector, type Selector, selects } from './selectors';
import type { Hat } from './viewer';

/**
 * The name of one field of an answer: `plan.title`, `items[].unit.id`, or `obligations[own-review].dueAt` for those
 * items of a list alone that a selector means. `.*` at the end takes in everything below; `*` is the whole answer.
 */
export type Field = string;

/** Fields as a tree, so that an answer, or its schema, is walked once for all of them. */
export interface Node {
  whole: boolean;
  fields: Map<string, Node>;
  /** By selector; '' is every item. */
  items: Map<Selector | '', Node>;
}

const node = (): Node => ({ whole: false, fields: new Map(), items: new Map() });

function child<K>(children: Map<K, Node>, key: K): Node {
  const existing = children.get(key);
  if (existing) return existing;
  const made = node();
  children.set(key, made);
  return made;
}

function plant(root: Node, field: Field): void {
  let at = root;
  for (const part of field.split('.')) {
    if (part === '*') {
      at.whole = true;
      return;
    }
    const [, name = '', list, selector = ''] = /^([A-Za-z]+)(\[([a-z-]*)\])?$/.exec(part) ?? [];
    if (name === '') throw new TypeError(`${field} is not the name of a field`);
    at = child(at.fields, name);
    if (list === undefined) continue;
    if (selector !== '' && !isSelector(selector)) throw new TypeError(`${field}: no selector ${selector}`);
    at = child(at.items, selector);
  }
  at.whole = true;
}

/** Throws a `TypeError` for what is not the name of a field. */
export function treeOf(fields: readonly Field[]): Node {
  const root = node();
  for (const field of fields) plant(root, field);
  return root;
}

/** Which fields somebody sees under one of their hats. */
export type Sight = Hat & { sees: readonly Field[] };

/**
 * What is left of an answer when only some fields of it may be seen, under each hat those of its own; the others are
 * absent, and not emptied.
 */
export function onlyFields(answer: unknown, sights: readonly Sight[]): unknown {
  return prune(
    answer,
    sights.map((hat) => ({ hat, node: treeOf(hat.sees) })),
  );
}

interface Seen {
  hat: Hat;
  node: Node;
}

function prune(value: unknown, all: readonly Seen[]): unknown {
  if (all.some(({ node: { whole } }) => whole)) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const seen = all.flatMap(({ hat, node: { items } }) =>
        [...items].flatMap(([selector, node]) =>
          selector === '' || selects(selector, item, hat) ? [{ hat, node }] : [],
        ),
      );
      return seen.length === 0 ? [] : [prune(item, seen)];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, below]) => {
      const seen = all.flatMap(({ hat, node: { fields } }) => {
        const node = fields.get(name);
        return node ? [{ hat, node }] : [];
      });
      return seen.length === 0 ? [] : [[name, prune(below, seen)]];
    }),
  );
}
