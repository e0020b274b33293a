import { configObject } from '../config-object.ts';
import type { Edit } from '../edit.ts';
import { addFirst, elementsOf, entryOf } from '../literal.ts';
import {
  callsOf,
  importNames,
  isCommonJs,
  localName,
  type Module,
  readModule,
  textOf,
} from '../module.ts';

const from = '@bookplate/vite';

/**
 * Adds the plugin, and the compiler of pages to the options of MDX.
 *
 * @param source of `vite.config`
 * @returns what can be done
 */
export function editViteConfig(source: string): Edit {
  const module = readModule(source);
  if (!module) return { kind: 'paste', paste: pasteFor(module) };
  const isCalled = (name: string): boolean => {
    const known = localName(module, from, name);
    return known !== undefined && callsOf(module, known).length > 0;
  };
  const hasPlugin = isCalled('bookplate');
  const hasCompiler = isCalled('withBookplate');
  if (hasPlugin && hasCompiler) return { kind: 'done' };
  const plugins = entryOf(configObject(module), 'plugins');
  const mdx = localName(module, '@mdx-js/rollup', 'default');
  const [call, another] = mdx ? callsOf(module, mdx) : [];
  if (!plugins || !elementsOf(plugins) || !call || another)
    return { kind: 'paste', paste: pasteFor(module) };
  const [bookplate = '', withBookplate = ''] = importNames(
    module,
    ['bookplate', 'withBookplate'],
    from,
  );
  if (!hasPlugin) addFirst(module, plugins, `${bookplate}()`);
  const [options] = call.arguments;
  if (hasCompiler) return { kind: 'change', text: textOf(module) };
  if (options)
    module.text.appendRight(options.start, `${withBookplate}(`).appendLeft(options.end, ')');
  else module.text.appendLeft(call.end - 1, `${withBookplate}()`);
  return { kind: 'change', text: textOf(module) };
}

function pasteFor(module: Module | undefined): string {
  const names = 'bookplate, withBookplate';
  const mdx = module && localName(module, '@mdx-js/rollup', 'default');
  const [call] = module && mdx ? callsOf(module, mdx) : [];
  const [options] = call?.arguments ?? [];
  const given = options && module ? module.source.slice(options.start, options.end) : '';
  return `${module && isCommonJs(module) ? `const { ${names} } = require('${from}');` : `import { ${names} } from '${from}';`}

plugins: [
  bookplate(),
  { enforce: 'pre', ...${mdx ?? 'mdx'}(withBookplate(${call ? given : '/* the options you have */'})) },
  // …
]`;
}
