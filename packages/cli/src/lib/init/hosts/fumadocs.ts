import { configObject } from '../config-object.ts';
import type { Edit } from '../edit.ts';
import { addFirst, addLast, elementsOf, entriesOf, entryOf } from '../literal.ts';
import { callsOf, importNames, localName, type Module, readModule, textOf } from '../module.ts';

/**
 * Adds the compiler of pages, and `groups` to the schema of their front matter.
 *
 * @param source of `source.config`
 * @returns what can be done
 */
export function editSourceConfig(source: string): Edit {
  const from = '@bookplate/next/fumadocs-mdx';
  const paste: Edit = {
    kind: 'paste',
    paste: `import { bookplateMdx } from '${from}';
import { z } from 'zod';

// In defineDocs({ docs: { … } }):
schema: pageSchema.extend({ groups: z.any().optional() }),

// In defineConfig({ … }):
mdxOptions: bookplateMdx(/* the options you have */),`,
  };
  const module = readModule(source);
  const config = module && configObject(module);
  if (!module || !config) return paste;
  const compiler = localName(module, from, 'bookplateMdx');
  const hasCompiler = compiler !== undefined && callsOf(module, compiler).length > 0;
  const hasGroups = /\bgroups\b/.test(source);
  if (hasCompiler && hasGroups) return { kind: 'done' };
  if (!hasGroups && !addGroups(module)) return paste;
  if (!hasCompiler) {
    const [bookplateMdx = ''] = importNames(module, ['bookplateMdx'], from);
    const options = entryOf(config, 'mdxOptions');
    if (options)
      module.text.appendRight(options.start, `${bookplateMdx}(`).appendLeft(options.end, ')');
    else addLast(module, config, `mdxOptions: ${bookplateMdx}()`);
  }
  return { kind: 'change', text: textOf(module) };
}

/** Where a collection names the schema of Fumadocs, or none. */
function addGroups(module: Module): boolean {
  const defineDocs = localName(module, 'fumadocs-mdx/config', 'defineDocs');
  const [call, another] = defineDocs === undefined ? [] : callsOf(module, defineDocs);
  const [options] = call?.arguments ?? [];
  if (another || !entriesOf(options)) return false;
  const docs = entryOf(options, 'docs');
  const schema = entryOf(docs, 'schema');
  if (docs ? !entriesOf(docs) : false) return false;
  if (schema && schema.type !== 'Identifier') return false;
  const [z = ''] = importNames(module, ['z'], 'zod');
  const extension = `.extend({ groups: ${z}.any().optional() })`;
  if (schema) {
    module.text.appendLeft(schema.end, extension);
    return true;
  }
  const [pageSchema = ''] = importNames(module, ['pageSchema'], 'fumadocs-core/source/schema');
  const entry = `schema: ${pageSchema}${extension}`;
  if (docs) addLast(module, docs, entry);
  else if (options) addLast(module, options, `docs: { ${entry} }`);
  return true;
}

/**
 * Adds the plugin to the loader of the pages.
 *
 * @param source of `lib/source`
 * @returns what can be done
 */
export function editSource(source: string): Edit {
  const from = '@bookplate/next/fumadocs';
  const paste: Edit = {
    kind: 'paste',
    paste: `import { bookplatePlugin } from '${from}';\n\n// In loader({ … }):\nplugins: [bookplatePlugin()],`,
  };
  const module = readModule(source);
  if (!module) return paste;
  const known = localName(module, from, 'bookplatePlugin');
  if (known && callsOf(module, known).length > 0) return { kind: 'done' };
  const loader = localName(module, 'fumadocs-core/source', 'loader');
  const [call, another] = loader === undefined ? [] : callsOf(module, loader);
  const options = call?.arguments.at(-1);
  const plugins = entryOf(options, 'plugins');
  if (another || !options || !entriesOf(options) || (plugins && !elementsOf(plugins))) return paste;
  const [bookplatePlugin = ''] = importNames(module, ['bookplatePlugin'], from);
  if (plugins) addFirst(module, plugins, `${bookplatePlugin}()`);
  else addLast(module, options, `plugins: [${bookplatePlugin}()]`);
  return { kind: 'change', text: textOf(module) };
}

/**
 * Adds the tags to the head of every page.
 *
 * @param source of `app/layout`
 * @returns what can be done
 */
export function editLayout(source: string): Edit {
  return addJsx(source, {
    from: '@bookplate/next/react',
    name: 'BookplateHead',
    place: /^([ \t]*)(?=<body\b)/gm,
    write: (name, indentation) =>
      `${indentation}<head>\n${indentation}  <${name} />\n${indentation}</head>\n`,
    isOther: /<head\b/,
    paste: '<head>\n  <BookplateHead />\n</head>',
  });
}

/**
 * Lets "previous" and "next" lead to pages that all readers of a page see.
 *
 * @param source of the page of the docs
 * @returns what can be done
 */
export function editPage(source: string): Edit {
  return addJsx(source, {
    from: '@bookplate/next/fumadocs',
    name: 'pageFooter',
    place: /<DocsPage\b()/g,
    write: (name) => ` footer={${name}(source, page)}`,
    isOther: /\bfooter=|^(?![^]*\bpage = source\.getPage\()/,
    paste: '<DocsPage footer={pageFooter(source, page)}>',
  });
}

/**
 * Keeps gated pages out of the search.
 *
 * @param source of the route of the search
 * @returns what can be done
 */
export function editSearch(source: string): Edit {
  return addJsx(source, {
    from: '@bookplate/next/fumadocs',
    name: 'openPages',
    place: /\bcreateFromSource\(()(?=source\b)/g,
    write: (name) => `${name}(`,
    end: /^source/,
    isOther: /^(?![^]*\bcreateFromSource\(source\b)/,
    paste: 'createFromSource(openPages(source))',
  });
}

/** What is put into a file at one place. */
interface Addition {
  readonly from: string;
  readonly name: string;
  /** With the indentation as a group. */
  readonly place: RegExp;
  readonly write: (name: string, indentation: string) => string;
  /** A closing bracket comes behind it. */
  readonly end?: RegExp;
  /** The file is written in another way. */
  readonly isOther: RegExp;
  readonly paste: string;
}

function addJsx(source: string, addition: Addition): Edit {
  const { from, name, place, write, end, isOther } = addition;
  const paste: Edit = {
    kind: 'paste',
    paste: `import { ${name} } from '${from}';\n\n${addition.paste}`,
  };
  const module = readModule(source);
  if (!module) return paste;
  if (localName(module, from, name) !== undefined) return { kind: 'done' };
  const { code } = module;
  const [found, another] = code.matchAll(place);
  if (!found || another || isOther.test(code)) return paste;
  const [local = ''] = importNames(module, [name], from);
  const at = end || !found[1] ? found.index + found[0].length : found.index;
  module.text.appendRight(at, write(local, found[1] ?? ''));
  if (end) module.text.appendLeft(at + (end.exec(code.slice(at))?.[0].length ?? 0), ')');
  return { kind: 'change', text: textOf(module) };
}
