import { isMisspeltGate } from '../page/misspelt-gate.ts';
import {
  type AttributeNode,
  type DirectiveNode,
  type ElementNode,
  NodeTypes,
} from '@vue/compiler-dom';
import { isPublic } from '@bookplate/protocol';
import type { Program } from '@bookplate/browser/program';
import { compileExpression } from '../expression/compile-expression.ts';
import { type ElementTag, type NamedAttribute, textAttribute } from '../page/element-attribute.ts';
import type { Condition } from './condition-of.ts';

/** Who sees a part of a page: readers in any of the groups, or readers that meet a condition. */
export type Gate = { readonly groups: readonly string[] } | { readonly when: Program };

/** Something of the reader that a template names. */
export interface TemplatePart {
  readonly kind: 'text' | 'attribute' | 'groups';
  /** The expression, or the names of groups with spaces between them. */
  readonly source: string;
  /** Of an attribute. */
  readonly name?: string;
  /** What stands around it. */
  readonly gates: readonly Gate[];
}

/**
 * @param node an element
 * @param template that it is in
 * @returns where its opening tag ends
 */
export function openingEnd({ props, loc, tag }: ElementNode, template: string): number {
  const last = props.at(-1)?.loc.end.offset ?? loc.start.offset + tag.length;
  return template.indexOf('>', last) + 1;
}

/**
 * @param node an element
 * @returns the same as the compiler of elements has it
 */
export function tagOf({ tag, props }: ElementNode): ElementTag {
  return {
    name: tag,
    attributes: props.flatMap((prop) => {
      if (prop.type === NodeTypes.ATTRIBUTE)
        return [textAttribute(prop.name, prop.value?.content ?? null)];
      const name = boundName(prop);
      return name === undefined ? [] : [boundAttribute(name, sourceOf(prop))];
    }),
  };
}

function boundAttribute(name: string, value: string): NamedAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: { type: 'mdxJsxAttributeValueExpression', value },
  };
}

/**
 * @param tag an element
 * @returns what the compiler of elements is to see: of most elements nothing but the bound attributes over the reader
 */
export function readerParts(tag: ElementTag): ElementTag {
  const { name, attributes } = tag;
  if (name === 'Groups' || name === 'KeyChoice' || isMisspeltGate(tag)) return tag;
  return {
    name,
    attributes: attributes.filter(
      (attribute) =>
        attribute.type === 'mdxJsxAttribute' &&
        typeof attribute.value === 'object' &&
        attribute.value &&
        namesReader(attribute.value.value),
    ),
  };
}

/**
 * @param node an element
 * @param compiled what becomes of its tag
 * @param condition over the reader
 * @returns the gate that the element is for what is in it, if it is one
 */
export function gateOf(
  { tag }: ElementNode,
  compiled: ElementTag | undefined,
  condition: Condition | undefined,
): readonly Gate[] {
  const groups = tag === 'Groups' ? groupsOf(compiled) : undefined;
  return [
    ...(condition ? [{ when: condition.when }] : []),
    ...(groups === undefined ? [] : [{ groups: groups.split(' ').filter(Boolean) }]),
  ];
}

/**
 * @param node an element
 * @param compiled what becomes of its tag
 * @param condition over the reader
 * @returns what the element names of the reader
 */
export function partsOf(
  node: ElementNode,
  compiled: ElementTag | undefined,
  condition: Condition | undefined,
): readonly Omit<TemplatePart, 'gates'>[] {
  const groups = node.tag === 'Groups' ? groupsOf(compiled) : undefined;
  const directive = condition?.directive;
  return [
    ...(groups === undefined ? [] : [{ kind: 'groups', source: groups } as const]),
    ...(directive?.exp
      ? [{ kind: 'attribute', name: `v-${directive.name}`, source: sourceOf(directive) } as const]
      : []),
    ...node.props
      .filter(isReaderBinding)
      .map(
        (prop) =>
          ({ kind: 'attribute', name: boundName(prop) ?? '', source: sourceOf(prop) }) as const,
      ),
  ];
}

function groupsOf(tag: ElementTag | undefined): string | undefined {
  const groups = tag?.attributes.find(
    (attribute) =>
      attribute.type === 'mdxJsxAttribute' && attribute.name === 'data-bookplate-groups',
  );
  if (!groups) return undefined;
  return typeof groups.value === 'string' ? groups.value : '';
}

/** The value of an element that shows a text. */
export function textValueOf({ props }: ElementNode): string {
  const value = props.find((prop) => prop.type === NodeTypes.ATTRIBUTE && prop.name === 'value');
  return (value?.type === NodeTypes.ATTRIBUTE && value.value?.content) || '';
}

/**
 * @param tag as the compiler of elements has it
 * @param index of one of its attributes
 * @returns the expression of that attribute
 */
export function attributeSource(
  { attributes }: ElementTag,
  index: number | undefined,
): string | undefined {
  const value = index === undefined ? undefined : attributes[index]?.value;
  return typeof value === 'object' ? value?.value : value;
}

/**
 * @param prop of an element
 * @returns whether it is a bound attribute over the reader
 */
export function isReaderBinding(prop: AttributeNode | DirectiveNode): prop is DirectiveNode {
  return (
    prop.type === NodeTypes.DIRECTIVE &&
    boundName(prop) !== undefined &&
    namesReader(sourceOf(prop))
  );
}

function boundName({ name, arg }: DirectiveNode): string | undefined {
  return name === 'bind' && arg && 'content' in arg && arg.isStatic ? arg.content : undefined;
}

function sourceOf({ exp }: DirectiveNode): string {
  return exp?.loc.source ?? '';
}

function namesReader(source: string): boolean {
  return !['none', 'syntax-error'].includes(compileExpression(source).kind);
}

/**
 * @param tag an element
 * @param condition over the reader
 * @returns whether it is hidden from anonymous readers
 */
export function isHidden(tag: ElementTag, condition: Condition | undefined): boolean {
  const groups = groupsOf(tag);
  return condition?.isHidden === true || !isPublic(groups?.split(' ').filter(Boolean));
}
