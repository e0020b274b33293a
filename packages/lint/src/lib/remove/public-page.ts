import MagicString from 'magic-string';
import { evaluate } from '@bookplate/browser/program';
import { isPublic } from '@bookplate/protocol';
import { compileExpression } from '@bookplate/docs/expression';
import {
  boundNamesIn,
  checkModule,
  type ElementAttribute,
  type PageNode,
  type ParseMdx,
  type Point,
  pointAt,
  readCodeSample,
  textAttribute,
  writeTag,
} from '@bookplate/docs/page';
import { groupsIn } from '../page/groups-in.ts';
import { publicExpression } from './public-expression.ts';

/** A page as it is for anonymous readers, without Bookplate. */
export interface PublicPage {
  readonly text: string;
  /** Parts in `<Groups>` that anonymous readers do not see, which are taken out: without Bookplate everyone would. */
  readonly hiddenParts: readonly Point[];
  /** What has to be looked at: JavaScript over the reader, and imports of Bookplate. */
  readonly byHand: readonly (Point & { readonly source: string })[];
}

/** An element with the attributes of `@bookplate/browser`, which anonymous readers do not see. */
function isForSome({ attributes = [] }: PageNode): boolean {
  return attributes.some((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') return false;
    const { name, value } = attribute;
    if (name === 'data-bookplate-groups')
      return typeof value !== 'string' || !isPublic(value.split(/\s+/).filter(Boolean));
    if (name === 'data-bookplate-keys') return true;
    if (name !== 'data-bookplate-show') return false;
    return typeof value === 'string' && !value.split(/\s+/).includes('anonymous');
  });
}

/** A `<Groups>` that anonymous readers see. */
function isOpen({ name = null, attributes = [] }: PageNode, source: string): boolean {
  const named = groupsIn({ name, attributes }, source);
  return named !== undefined && isPublic(named.groups);
}

/**
 * Rewrites a page so that it builds without Bookplate and shows what anonymous readers see today.
 *
 * @param source the page
 * @param parse reads MDX
 * @returns the page; what is not about the reader stays, character for character
 * @throws {VFileMessage} if it is no MDX
 */
export function toPublicPage(source: string, parse: ParseMdx): PublicPage {
  const tree = parse(source);
  const statements = (tree.children ?? []).filter(({ type }) => type === 'mdxjsEsm');
  const boundNames = boundNamesIn(statements);
  const page = new MagicString(source);
  const hiddenParts: Point[] = [];
  const byHand: (Point & { source: string })[] = [];
  const replace = (start: number, end: number, text: string): void =>
    void page.overwrite(start, end, text);
  const leave = (start: number, text: string): void =>
    void byHand.push({ ...pointAt(source, start), source: text.trim().split('\n')[0] ?? '' });
  const inner = (element: string): string => {
    const part = toPublicPage(element, parse);
    for (const each of part.byHand) leave(source.indexOf(element), each.source);
    if (part.hiddenParts.length > 0) hiddenParts.push(pointAt(source, source.indexOf(element)));
    return part.text;
  };

  const visit = (node: PageNode): void => {
    const { type, name, value = '', children = [] } = node;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end?.offset ?? start;
    switch (type) {
      case 'mdxTextExpression':
      case 'mdxFlowExpression': {
        const text = boundNames.has('user') ? undefined : publicExpression(value, inner);
        if (text === null) leave(start, `{${value}}`);
        else if (text !== undefined) replace(start, end, text);
        return;
      }
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        if (name === 'Groups' && !boundNames.has('Groups') && isOpen(node, source)) {
          // What is in it stays.
          const opening = source.indexOf('>', start) + 1;
          const closing = source.lastIndexOf('</', end);
          replace(start, opening, '');
          if (closing >= opening) replace(closing, end, '');
          break;
        }
        if (name === 'Groups' && !boundNames.has('Groups')) {
          hiddenParts.push(pointAt(source, start));
          replace(start, end, '');
          return;
        }
        if (isForSome(node)) {
          hiddenParts.push(pointAt(source, start));
          replace(start, end, '');
          return;
        }
        if (name === 'KeyChoice' && !boundNames.has('KeyChoice')) {
          replace(start, end, '');
          return;
        }
        if (name?.startsWith('user.') && !boundNames.has('user')) leave(start, `<${name}>`);
        if (!boundNames.has('user'))
          for (const attribute of node.attributes ?? []) visitAttribute(attribute);
        break;
      case 'mdxjsEsm':
        if (/['"]@bookplate\//.test(value)) leave(start, value);
        for (const { at = start } of checkModule(node, {
          boundNames,
          text: source,
          target: 'react',
          headingText: 'inside',
          reactNames: new Set(),
        }))
          leave(at, source.slice(at));
        return;
      case 'code':
        visitCode(node);
        return;
      // In Markdown an element is text, of which the end is not known.
      case 'html':
        if (/\sdata-bookplate-(groups|show|keys)\b/.test(value)) leave(start, value);
        return;
      default:
    }
    children.forEach(visit);
  };

  const visitAttribute = (
    attribute: ElementAttribute & { position?: PageNode['position'] },
  ): void => {
    const start = attribute.position?.start.offset ?? 0;
    const end = attribute.position?.end?.offset ?? start;
    const { value } = attribute;
    const code =
      typeof value === 'object'
        ? (value?.value ?? '')
        : attribute.type === 'mdxJsxAttribute'
          ? ''
          : attribute.value;
    const compiled = compileExpression(code.replace('...', ''));
    if (compiled.kind === 'none') return;
    if (compiled.kind !== 'program' || attribute.type !== 'mdxJsxAttribute') {
      leave(start, source.slice(start, end));
      return;
    }
    const shown = evaluate(compiled.program, null);
    const isText = typeof shown === 'string' || typeof shown === 'number';
    const kept = isText
      ? textAttribute(attribute.name, String(shown))
      : textAttribute(attribute.name, null);
    // As it stands between `<` and `>`.
    const written =
      isText || shown === true ? writeTag({ name: '', attributes: [kept] }).slice(2, -1) : '';
    replace(start, end, written);
  };

  /** A text for everyone is one line, so each line stays one. */
  const visitCode = (node: PageNode): void => {
    const { value = '', meta } = node;
    const sample = readCodeSample(meta, value);
    if (!sample || !meta) return;
    const start = node.position?.start.offset ?? 0;
    const lineEnd = source.indexOf('\n', start);
    const metaStart = source.slice(0, lineEnd).lastIndexOf(meta);
    if (metaStart >= start)
      replace(metaStart - (sample.meta ? 0 : 1), metaStart + meta.length, sample.meta ?? '');
    let offset = lineEnd + 1;
    const after = sample.text.split('\n');
    for (const [index, before] of value.split('\n').entries()) {
      const at = source.indexOf(before, offset);
      if (at >= 0 && before !== after[index]) replace(at, at + before.length, after[index] ?? '');
      offset = source.indexOf('\n', Math.max(at, offset)) + 1;
    }
  };

  visit(tree);
  return { text: page.toString(), hiddenParts, byHand };
}
