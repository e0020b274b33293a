import { isNode, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import type { ObjectName } from '../grammar/table.ts';
import type { Type } from '../grammar/types.ts';
import type { FindTarget, Target } from './place.ts';

const naming: ReadonlySet<unknown> = new Set<ObjectName>([
  'Document',
  'Operation',
  'Tag',
  'Discriminator',
  'Link',
]);

/** Whether objects of a type name others without a `$ref`. */
export function canName({ name }: Type): boolean {
  return naming.has(name);
}

/**
 * What an object names without a `$ref`: the security schemes and tags of an operation, the schemas of a
 * discriminator, the operation of a link, the parent of a tag.
 *
 * @param node the object
 * @param type of it
 * @param root the document
 * @param target follows references
 * @returns the parts of the document that it names, such as `tags/Pets`
 */
export function namesIn(node: Node, type: Type, root: Node, target: FindTarget): readonly string[] {
  switch (type.name) {
    case 'Document':
      return schemesIn(node, root, target);
    case 'Operation':
      return [
        ...listOf(node['tags']).map((tag) => `tags/${String(tag)}`),
        ...schemesIn(node, root, target),
      ];
    case 'Tag':
      return typeof node['parent'] === 'string' ? [`tags/${node['parent']}`] : [];
    case 'Discriminator':
      return [...Object.values(nodeOf(node['mapping'])), node['defaultMapping']].flatMap((name) => {
        const found = typeof name === 'string' ? schemaNamed(name, root, target, node) : undefined;
        return found ? [found.part] : [];
      });
    case 'Link': {
      const { operationRef } = node;
      const found = typeof operationRef === 'string' ? target(operationRef, node) : undefined;
      return found ? [found.part] : [];
    }
    default:
      return [];
  }
}

/** In OpenAPI 3.2, a requirement may name a scheme by its URI. */
export function schemeNamed(name: string, root: Node, target: FindTarget): string {
  const schemes = nodeOf(nodeOf(root['components'])['securitySchemes']);
  const found = Object.hasOwn(schemes, name) ? undefined : target(name);
  return found?.node === undefined ? `securitySchemes/${name}` : found.part;
}

function schemesIn({ security }: Node, root: Node, target: FindTarget): string[] {
  return listOf(security).flatMap((alternative) =>
    isNode(alternative)
      ? Object.keys(alternative).map((name) => schemeNamed(name, root, target))
      : [],
  );
}

/**
 * What a discriminator's mapping or value leads to: the bare name of a schema, or a reference (3.0.4 §4.7.25).
 *
 * @param name that it has
 * @param root the document
 * @param target follows references
 * @param from the discriminator or its schema
 * @returns undefined if it names no schema of this document
 */
export function schemaNamed(
  name: string,
  root: Node,
  target: FindTarget,
  from: object,
): Target | undefined {
  const schemas = nodeOf(root['components'])['schemas'];
  const node = ownField(schemas, name);
  if (node === undefined) return target(name, from);
  return target(
    `#/components/schemas/${name.replaceAll('%', '%25').replaceAll('~', '~0').replaceAll('/', '~1')}`,
  );
}
