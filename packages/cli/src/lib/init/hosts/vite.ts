import { configObject } from '../config-object.ts';
import type { Edit } from '../edit.ts';
import { addFirst, elementsOf, entryOf } from '../literal.ts';
import { addImport, callsOf, localName, readModule } from '../module.ts';

const paste = `import { bookplate, withBookplate } from '@bookplate/docs/vite';

plugins: [
  bookplate(),
  { enforce: 'pre', ...mdx(withBookplate(/* the options you have */)) },
  // …
]`;

/**
 * Adds the plugin, and the compiler of pages to the options of MDX.
 *
 * @param source of `vite.config`
 * @returns what can be done
 */
export function editViteConfig(source: string): Edit {
  const from = '@bookplate/docs/vite';
  const module = readModule(source);
  if (!module) return { kind: 'paste', paste };
  if (localName(module, from, 'bookplate')) return { kind: 'done' };
  const plugins = entryOf(configObject(module), 'plugins');
  const mdx = localName(module, '@mdx-js/rollup', 'default');
  const [call, another] = mdx ? callsOf(module, mdx) : [];
  if (!plugins || !elementsOf(plugins) || !call || another) return { kind: 'paste', paste };
  addFirst(module, plugins, 'bookplate()');
  const [options] = call.arguments;
  if (options)
    module.text.appendRight(options.start, 'withBookplate(').appendLeft(options.end, ')');
  else module.text.appendLeft(call.end - 1, 'withBookplate()');
  addImport(module, 'bookplate, withBookplate', from);
  return { kind: 'change', text: module.text.toString() };
}
