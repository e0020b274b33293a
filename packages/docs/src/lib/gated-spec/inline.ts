import { isNode, type Node, resolveReference } from '@bookplate/openapi/gates';

/**
 * Puts what references lead to in their place, as docusaurus-plugin-openapi-docs does itself, so that a part of one
 * document can stand in another.
 *
 * @param part of the document
 * @param root the document, with references into itself only
 * @returns a copy; where it goes in a circle, the text with which the plugin says so
 */
export function inline(part: unknown, root: Node): unknown {
  return copy(part, []);

  function copy(node: unknown, around: readonly string[]): unknown {
    if (Array.isArray(node)) return node.map((each) => copy(each, around));
    if (!isNode(node)) return node;
    const { $ref, ...rest } = node;
    if (typeof $ref === 'string') return follow($ref, rest, around);
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        key === 'mapping' && isNode(value) ? targets(value, around) : copy(value, around),
      ]),
    );
  }
  /** A discriminator names schemas by their references. */
  function targets(mapping: Node, around: readonly string[]): Node {
    return Object.fromEntries(
      Object.entries(mapping).map(([key, value]) => [
        key,
        typeof value === 'string' && value.startsWith('#/') ? follow(value, {}, around) : value,
      ]),
    );
  }
  function follow(reference: string, beside: Node, around: readonly string[]): unknown {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    if (around.includes(reference)) return `circular(${name})`;
    const target = copy(resolveReference(root, reference), [...around, reference]);
    if (!isNode(target)) return target;
    const isSchema = reference.startsWith('#/components/schemas/');
    return { ...(isSchema && { title: name }), ...target, ...beside };
  }
}
