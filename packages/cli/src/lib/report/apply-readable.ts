import { describeGroups } from '@bookplate/protocol';
import type { Finding } from '@bookplate/html';
import { codePage } from '@bookplate/protocol';
import type { Color, Paint } from '../terminal.ts';
import type { Applied } from './applied.ts';
import { counted } from './counted.ts';

const colors: Readonly<Record<Finding['severity'], Color>> = {
  error: 'red',
  warning: 'yellow',
  note: 'dim',
};

/**
 * @param applied what was done
 * @param paint colours
 * @param options whether each page is listed, and whether files were left as they are
 * @returns lines
 */
export function tellApplied(
  applied: Applied,
  paint: Paint,
  { isVerbose, isDry }: { readonly isVerbose: boolean; readonly isDry: boolean },
): string {
  const { pages, outputs, findings, total, changed, policy } = applied;
  const sum = (name: 'texts' | 'attributes' | 'samples' | 'links'): number =>
    pages.reduce((all, page) => all + (page[name] ?? 0), 0);
  const gated = pages.filter(({ groups }) => groups).length;
  const lines = findings.map(({ severity, file, line, column, message, code }) =>
    [
      paint(colors[severity], severity),
      paint('bold', `${file}:${line}:${column}`),
      message,
      paint('dim', code),
    ].join('  '),
  );
  // Once for each code: a folder has thousands of pages.
  for (const code of new Set(findings.map((finding) => finding.code)))
    lines.push(paint('dim', codePage('apply', code)));
  if (isVerbose) {
    for (const page of pages)
      lines.push(`${page.isChanged ? '*' : ' '} ${page.file}${describe(page)}`);
    for (const file of outputs) lines.push(`* ${file}`);
  }
  const kinds = [
    counted(changed - outputs.length, 'page'),
    ...(outputs.length > 0 ? [counted(outputs.length, 'other file')] : []),
  ].join(', ');
  const list = isVerbose ? '' : ' (--verbose lists them)';
  return [
    ...lines,
    `${counted(total, 'page')}: ${counted(sum('texts'), 'text')}, ${counted(sum('attributes'), 'attribute')}, ${counted(sum('samples'), 'code sample')}, ${counted(gated, 'gated page')}, ${counted(sum('links'), 'link')} to gated pages.`,
    `${counted(changed, 'file')} ${isDry ? 'would change' : 'changed'}${changed === 0 ? '' : `${isVerbose ? ' (*)' : ''}: ${kinds}${list}`}.`,
    policy,
    '',
  ].join('\n');
}

function describe({
  texts = 0,
  attributes = 0,
  samples = 0,
  links = 0,
  groups,
}: Applied['pages'][number]): string {
  const parts = [
    ...(groups ? [`for ${describeGroups(groups)}`] : []),
    ...(texts ? [counted(texts, 'text')] : []),
    ...(attributes ? [counted(attributes, 'attribute')] : []),
    ...(samples ? [counted(samples, 'code sample')] : []),
    ...(links ? [counted(links, 'link')] : []),
  ];
  return parts.length > 0 ? `  ${parts.join(', ')}` : '';
}
