import type { Edit } from '../edit.ts';
import { addLast, elementsOf, entriesOf, entryOf } from '../literal.ts';
import {
  callsOf,
  importNames,
  isCommonJs,
  localName,
  type Module,
  type Node,
  readModule,
  textOf,
} from '../module.ts';

/**
 * Adds the plugin to `starlight({ … })`.
 *
 * @param source of `astro.config`
 * @returns what can be done
 */
export function editAstroConfig(source: string): Edit {
  const from = '@bookplate/starlight';
  const module = readModule(source);
  const paste = (options: string): Edit => ({
    kind: 'paste',
    paste: `${importLine(module, 'bookplate', from)}\n\nstarlight({\n  ${options}\n})`,
  });
  if (!module) return paste('// …\n  plugins: [bookplate()],');
  const known = localName(module, from, 'bookplate');
  if (known && callsOf(module, known).length > 0) return { kind: 'done' };
  const starlight = localName(module, '@astrojs/starlight', 'default');
  const [call, another] = starlight ? callsOf(module, starlight) : [];
  const [options] = call?.arguments ?? [];
  if (another || !options) return paste('// …\n  plugins: [bookplate()],');
  if (!entriesOf(options)) {
    const shared = spreadIn(source, options);
    return paste(
      shared === undefined
        ? '// …\n  plugins: [bookplate()],'
        : `...${shared},\n  plugins: [...(${shared}.plugins ?? []), bookplate()],`,
    );
  }
  const plugins = entryOf(options, 'plugins');
  if (plugins && !elementsOf(plugins))
    return paste(`// …\n  plugins: [...${around(source, plugins)}, bookplate()],`);
  const [bookplate = ''] = importNames(module, ['bookplate'], from);
  if (plugins) addLast(module, plugins, `${bookplate}()`);
  else addLast(module, options, `plugins: [${bookplate}()]`);
  return { kind: 'change', text: textOf(module) };
}

/**
 * Makes `groups` a part of front matter: without it Astro takes the key away, and gated pages are open.
 *
 * @param source of `content.config`
 * @returns what can be done
 */
export function editContentConfig(source: string): Edit {
  const from = '@bookplate/starlight/schema';
  const module = readModule(source);
  const paste = (options: string): Edit => ({
    kind: 'paste',
    paste: `${importLine(module, 'bookplateSchema', from)}\n\ndocsSchema({ ${options} })`,
  });
  if (!module) return paste('extend: bookplateSchema()');
  const known = localName(module, from, 'bookplateSchema');
  if (known && callsOf(module, known).length > 0) return { kind: 'done' };
  const docsSchema = localName(module, '@astrojs/starlight/schema', 'docsSchema');
  const [call, another] = docsSchema ? callsOf(module, docsSchema) : [];
  if (!call || another) return paste('extend: bookplateSchema()');
  const [options] = call.arguments;
  const extend = options && entryOf(options, 'extend');
  // Of both versions of zod.
  if (extend)
    return paste(
      /Function/.test(extend.type)
        ? `extend: (context) => (${around(source, extend)})(context).extend(bookplateSchema().shape)`
        : `extend: ${around(source, extend)}.extend(bookplateSchema().shape)`,
    );
  if (options && !entriesOf(options)) {
    const shared = spreadIn(source, options);
    return paste(`${shared === undefined ? '' : `...${shared}, `}extend: bookplateSchema()`);
  }
  const [bookplateSchema = ''] = importNames(module, ['bookplateSchema'], from);
  const entry = `extend: ${bookplateSchema}()`;
  if (options) addLast(module, options, entry);
  else module.text.appendLeft(call.end - 1, `{ ${entry} }`);
  return { kind: 'change', text: textOf(module) };
}

function importLine(module: Module | undefined, name: string, from: string): string {
  return module && isCommonJs(module)
    ? `const { ${name} } = require('${from}');`
    : `import { ${name} } from '${from}';`;
}

/** The variable that is handed over, or that an object begins with. */
function spreadIn(source: string, options: Node): string | undefined {
  const text = source.slice(options.start, options.end);
  return /^[\w$]+$/.test(text) ? text : /^\{\s*\.\.\.([\w$]+)\s*[,}]/.exec(text)?.[1];
}

/** As it is written, on one line if it is short. */
function around(source: string, { start, end }: Node): string {
  return source.slice(start, end);
}
