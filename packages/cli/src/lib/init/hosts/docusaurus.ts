import type { Edit } from '../edit.ts';
import { addImport, localName, type Node, readModule } from '../module.ts';

const paste = `import { withBookplate } from '@bookplate/docs/docusaurus';

export default withBookplate(config);`;

/**
 * Puts `withBookplate(…)` around what `docusaurus.config` exports.
 *
 * @param source of `docusaurus.config`
 * @returns what can be done
 */
export function editDocusaurusConfig(source: string): Edit {
  const from = '@bookplate/docs/docusaurus';
  const module = readModule(source);
  if (!module) return { kind: 'paste', paste };
  if (localName(module, from, 'withBookplate')) return { kind: 'done' };
  const exported = module.statements.find(({ type }) => type === 'ExportDefaultDeclaration');
  const config = exported?.['declaration'] as Node | undefined;
  // `module.exports`, or a function or class with a name: nothing can be put around a statement.
  if (!config || config.type.endsWith('Declaration')) return { kind: 'paste', paste };
  module.text.appendRight(config.start, 'withBookplate(').appendLeft(config.end, ')');
  addImport(module, 'withBookplate', from);
  return { kind: 'change', text: module.text.toString() };
}
