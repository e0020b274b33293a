import type { Edit, EditFile } from '../init/edit.ts';
import { elementsOf, entriesOf, removeFrom } from '../init/literal.ts';
import {
  type CallNode,
  callsOf,
  localName,
  type Module,
  type Node,
  readModule,
  textOf,
  unwrap,
} from '../init/module.ts';
import { removeImport } from '../init/remove-import.ts';

/* What `init` puts into the configuration of each host, taken out again. */

/**
 * @param source of `docusaurus.config`
 * @returns what can be done
 */
export function cleanDocusaurusConfig(source: string): Edit {
  const from = '@bookplate/docusaurus';
  const paste = {
    kind: 'paste',
    paste: `// Take out withBookplate(…), what is imported from ${from}, and { type: 'custom-bookplateReader' }.`,
  } as const;
  if (!/bookplate/i.test(source)) return { kind: 'done' };
  const module = readModule(source);
  const name = module && localName(module, from, 'withBookplate');
  const [call, another] = module && name ? callsOf(module, name) : [];
  if (!module || !call || another || source.includes('custom-bookplateReader')) return paste;
  unwrap(module, call);
  return removeImport(module, from, ['withBookplate'])
    ? { kind: 'change', text: textOf(module) }
    : paste;
}

/**
 * @param source of `astro.config`
 * @returns what can be done
 */
export function cleanAstroConfig(source: string): Edit {
  const from = '@bookplate/starlight';
  const paste = {
    kind: 'paste',
    paste: `// Take bookplate() out of the plugins of starlight({ … }), and its import from ${from}.`,
  } as const;
  if (!/bookplate/i.test(source)) return { kind: 'done' };
  const module = readModule(source);
  const name = module && localName(module, from, 'bookplate');
  const [call, another] = module && name ? callsOf(module, name) : [];
  if (!module || !call || another || !removeEntry(module, call, 'plugins')) return paste;
  return removeImport(module, from, ['bookplate'])
    ? { kind: 'change', text: textOf(module) }
    : paste;
}

/**
 * @param source of `content.config`
 * @returns what can be done
 */
export function cleanContentConfig(source: string): Edit {
  const from = '@bookplate/starlight/schema';
  const paste = {
    kind: 'paste',
    paste: `// Take bookplateSchema() out of docsSchema({ extend: … }), and its import from ${from}.`,
  } as const;
  if (!/bookplate/i.test(source)) return { kind: 'done' };
  const module = readModule(source);
  const name = module && localName(module, from, 'bookplateSchema');
  const [call, another] = module && name ? callsOf(module, name) : [];
  if (!module || !call || another || !removeEntry(module, call, 'extend')) return paste;
  return removeImport(module, from, ['bookplateSchema'])
    ? { kind: 'change', text: textOf(module) }
    : paste;
}

/**
 * @param source of `vite.config`
 * @returns what can be done
 */
export function cleanViteConfig(source: string): Edit {
  const from = '@bookplate/vite';
  const paste = {
    kind: 'paste',
    paste: `// Take bookplate() out of the plugins, withBookplate(…) from around the options of mdx, and their import from ${from}.`,
  } as const;
  if (!/bookplate/i.test(source)) return { kind: 'done' };
  const module = readModule(source);
  if (!module) return paste;
  /** Undefined unless it is called once, or not known at all. */
  const callOf = (imported: string): readonly CallNode[] | undefined => {
    const name = localName(module, from, imported);
    const calls = name === undefined ? [] : callsOf(module, name);
    return calls.length === (name === undefined ? 0 : 1) ? calls : undefined;
  };
  const [plugins, compilers] = [callOf('bookplate'), callOf('withBookplate')];
  if (!plugins || !compilers) return paste;
  const [plugin] = plugins;
  const [compiler] = compilers;
  if (plugin && !removeEntry(module, plugin, 'plugins')) return paste;
  if (compiler) unwrap(module, compiler);
  return removeImport(module, from, ['bookplate', 'withBookplate'])
    ? { kind: 'change', text: textOf(module) }
    : paste;
}

/**
 * @param from our package for a host whose configuration is in `withBookplate(…)`
 * @returns takes it out
 */
export function unwrapConfig(from: string): EditFile {
  return (source) => {
    const paste = {
      kind: 'paste',
      paste: `// Remove withBookplate(…) from around the configuration, and its import from ${from}.`,
    } as const;
    if (!/bookplate/i.test(source)) return { kind: 'done' };
    const module = readModule(source);
    const name = module && localName(module, from, 'withBookplate');
    const [call, another] = module && name ? callsOf(module, name) : [];
    if (!module || !call || another) return paste;
    unwrap(module, call);
    return removeImport(module, from, ['withBookplate'])
      ? { kind: 'change', text: textOf(module) }
      : paste;
  };
}

/**
 * @param what somebody must take out
 * @returns says so, where it is there
 */
export function cleanByHand(what: string): EditFile {
  return (source) =>
    /bookplate/i.test(source) ? { kind: 'paste', paste: `// Remove ${what}.` } : { kind: 'done' };
}

/** Takes a call out of the list or entry of this name; an entry, and an object, that hold nothing else go with it. */
function removeEntry(module: Module, call: CallNode, name: string): boolean {
  const way = wayTo(module.statements, call);
  if (!way) return false;
  const [list, entry, options, outer] =
    way.at(-1)?.type === 'ArrayExpression' ? lastOf(way) : [undefined, ...lastOf(way)];
  const { key } = (entry ?? {}) as { key?: { name?: string; value?: string } };
  if (!entry || (key?.name ?? key?.value) !== name || !options) return false;
  if (list && (elementsOf(list)?.length ?? 0) > 1) removeFrom(module, list, call);
  else if ((entriesOf(options)?.length ?? 0) > 1) removeFrom(module, options, entry);
  else if (outer?.type === 'CallExpression') module.text.remove(options.start, options.end);
  else removeFrom(module, options, entry);
  return true;
}

/** The innermost first. */
function lastOf(way: readonly Node[]): readonly (Node | undefined)[] {
  return [way.at(-1), way.at(-2), way.at(-3), way.at(-4)];
}

/** The nodes around a node, the outermost first. */
function wayTo(
  value: unknown,
  wanted: Node,
  around: readonly Node[] = [],
): readonly Node[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value === wanted) return around;
  const { type } = value as { type?: unknown };
  const inside = typeof type === 'string' ? [...around, value as Node] : around;
  for (const inner of Object.values(value)) {
    const found = wayTo(inner, wanted, inside);
    if (found) return found;
  }
  return undefined;
}
