import type { Edit } from '../edit.ts';
import {
  importNames,
  isCommonJs,
  localName,
  type Module,
  type Node,
  readModule,
  textOf,
} from '../module.ts';

const from = '@bookplate/docusaurus';

/**
 * Puts `withBookplate(…)` around what `docusaurus.config` exports.
 *
 * @param source of `docusaurus.config`
 * @returns what can be done
 */
export function editDocusaurusConfig(source: string): Edit {
  const module = readModule(source);
  if (!module) return { kind: 'paste', paste: forModule('config') };
  const known = localName(module, from, 'withBookplate');
  if (known && new RegExp(`\\b${known}\\(`).test(source)) return { kind: 'done' };
  const exported = module.statements.find(({ type }) => type === 'ExportDefaultDeclaration');
  const config = exported?.['declaration'] as Node | undefined;
  // `module.exports`, or a function or class with a name: nothing can be put around a statement.
  if (!config || config.type.endsWith('Declaration'))
    return { kind: 'paste', paste: pasteFor(module, config) };
  const [withBookplate = ''] = importNames(module, ['withBookplate'], from);
  module.text.appendRight(config.start, `${withBookplate}(`).appendLeft(config.end, ')');
  return { kind: 'change', text: textOf(module) };
}

function pasteFor(module: Module, config: Node | undefined): string {
  const { source } = module;
  if (isCommonJs(module)) {
    const name = /\bmodule\.exports\s*=\s*([\w$]+)\s*(?:;|$)/m.exec(source)?.[1];
    return `const { withBookplate } = require('${from}');

module.exports = withBookplate(${name ?? '/* what it exports now */'});`;
  }
  const { id } = (config ?? {}) as { id?: { name?: string } | null };
  const isFunction = config?.type === 'FunctionDeclaration';
  if (!isFunction) return forModule('config');
  const head = source.slice(config.start, source.indexOf('(', config.start)).trim();
  return id?.name === undefined
    ? forModule(`${head}() { /* as it is */ }`)
    : `import { withBookplate } from '${from}';

${head}() { /* as it is, without \`export default\` */ }

export default withBookplate(${id.name});`;
}

function forModule(config: string): string {
  return `import { withBookplate } from '${from}';

export default withBookplate(${config});`;
}
