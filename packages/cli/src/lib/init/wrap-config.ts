import { configExport } from './config-object.ts';
import type { Edit, EditFile } from './edit.ts';
import { callsOf, importNames, isCommonJs, localName, readModule, textOf } from './module.ts';

/**
 * @param from our package for a host
 * @returns puts its `withBookplate(…)` around what the configuration of the host exports
 */
export function wrapConfig(from: string): EditFile {
  return (source): Edit => {
    const module = readModule(source);
    const isOld = module !== undefined && isCommonJs(module);
    const line = isOld
      ? `const { withBookplate } = require('${from}');`
      : `import { withBookplate } from '${from}';`;
    const paste: Edit = {
      kind: 'paste',
      paste: `${line}\n\n${isOld ? 'module.exports =' : 'export default'} withBookplate(\n  // the configuration that you have\n);`,
    };
    if (!module) return paste;
    const known = localName(module, from, 'withBookplate');
    if (known && callsOf(module, known).length > 0) return { kind: 'done' };
    const exported = configExport(module);
    if (!exported) return paste;
    const [withBookplate = ''] = importNames(module, ['withBookplate'], from);
    module.text.appendRight(exported.start, `${withBookplate}(`).appendLeft(exported.end, ')');
    return { kind: 'change', text: textOf(module) };
  };
}
