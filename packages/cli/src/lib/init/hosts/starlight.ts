import type { Edit } from '../edit.ts';
import { addLast, elementsOf, entriesOf, entryOf } from '../literal.ts';
import { addImport, callsOf, localName, readModule } from '../module.ts';

const pluginPaste = `import { bookplate } from '@bookplate/docs/starlight';

starlight({
  // …
  plugins: [bookplate()],
})`;

/**
 * Adds the plugin to `starlight({ … })`.
 *
 * @param source of `astro.config`
 * @returns what can be done
 */
export function editAstroConfig(source: string): Edit {
  const from = '@bookplate/docs/starlight';
  const paste = { kind: 'paste', paste: pluginPaste } as const;
  const module = readModule(source);
  if (!module) return paste;
  if (localName(module, from, 'bookplate')) return { kind: 'done' };
  const starlight = localName(module, '@astrojs/starlight', 'default');
  const [call, another] = starlight ? callsOf(module, starlight) : [];
  const [options] = call?.arguments ?? [];
  if (another || !options || !entriesOf(options)) return paste;
  const plugins = entryOf(options, 'plugins');
  if (plugins && !elementsOf(plugins)) return paste;
  if (plugins) addLast(module, plugins, 'bookplate()');
  else addLast(module, options, 'plugins: [bookplate()]');
  addImport(module, 'bookplate', from);
  return { kind: 'change', text: module.text.toString() };
}

const schemaPaste = `import { bookplateSchema } from '@bookplate/docs/starlight-schema';

docsSchema({ extend: bookplateSchema() })`;

/**
 * Makes `groups` a part of front matter: without it Astro takes the key away, and gated pages are open.
 *
 * @param source of `content.config`
 * @returns what can be done
 */
export function editContentConfig(source: string): Edit {
  const from = '@bookplate/docs/starlight-schema';
  const paste = { kind: 'paste', paste: schemaPaste } as const;
  const module = readModule(source);
  if (!module) return paste;
  if (localName(module, from, 'bookplateSchema')) return { kind: 'done' };
  const docsSchema = localName(module, '@astrojs/starlight/schema', 'docsSchema');
  const [call, another] = docsSchema ? callsOf(module, docsSchema) : [];
  if (!call || another) return paste;
  const [options] = call.arguments;
  const extend = 'extend: bookplateSchema()';
  if (!options) module.text.appendLeft(call.end - 1, `{ ${extend} }`);
  else if (entriesOf(options) && !entryOf(options, 'extend')) addLast(module, options, extend);
  else return paste;
  addImport(module, 'bookplateSchema', from);
  return { kind: 'change', text: module.text.toString() };
}
