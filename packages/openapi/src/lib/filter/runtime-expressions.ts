import { listOf, type Node, nodeOf } from '../grammar/node.ts';
import { parsePointer } from '../grammar/pointer.ts';
import type { ObjectName } from '../grammar/table.ts';
import { type Applied, composeApplied } from './compose.ts';
import { schemasOfContent } from './content-schemas.ts';
import { schemasOfItem, schemasOfProperty } from './described-by.ts';
import type { Place } from './place.ts';
import type { Visibility } from './visibility.ts';

/** A source of a runtime expression (OpenAPI 3.2.0 §4.20.4), also within braces in a text. */
const pattern =
  /\$(request|response)\.(header|query|path|body)(?:\.([\w!#$%&'*+.^`|~-]+)|(#[^\s{}]*))?/g;

/** Whether a value is nothing but a runtime expression. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && whole.test(value);
}

const whole = /^\$(?:url|method|statusCode|(?:request|response)\.\S+)$/;

/**
 * Whether a runtime expression reads a parameter, a header or a part of a body that the reader does not see.
 *
 * @param visibility for the reader
 * @param holder the link or callback with the expression
 * @param expression the text that may have some
 */
export function readsHidden(visibility: Visibility, holder: Node, expression: unknown): boolean {
  if (typeof expression !== 'string' || !expression.includes('$re')) return false;
  return Array.from(expression.matchAll(pattern)).some((match) => {
    const [, side, kind, name, pointer = '#'] = match;
    const around = holdersOf(visibility, holder, side === 'request' ? 'Operation' : 'Response');
    return around.some(({ node }) => {
      const source = node as Node;
      if (kind !== 'body') return isFieldHidden(visibility, source, String(kind), String(name));
      const body = side === 'request' ? source['requestBody'] : source;
      return isPartHidden(visibility, body, parsePointer(pointer) ?? []);
    });
  });
}

/** The objects of a type that contain something, directly or by reference. */
function holdersOf(visibility: Visibility, node: object, name: ObjectName): readonly Place[] {
  const found: Place[] = [];
  const left = [visibility.places.get(node)];
  const seen = new Set<Place>();
  for (let place = left.pop(); place; place = left.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    if (place.type.name === name) found.push(place);
    else left.push(...(visibility.dependents.get(place.node) ?? []), ...(place.otherParents ?? []));
    if (place.type.name !== name && place.parent) left.push(place.parent);
  }
  return found;
}

function isFieldHidden(visibility: Visibility, source: Node, kind: string, name: string): boolean {
  if ('responses' in source || 'parameters' in source) {
    const parent = visibility.places.get(source)?.parent;
    const item = parent?.type.form === 'map' ? parent.parent : parent;
    const all = [...listOf(nodeOf(item?.node)['parameters']), ...listOf(source['parameters'])];
    return isNoneShown(
      visibility,
      all.filter((one) => {
        const { name: own, in: place } = nodeOf(visibility.resolve(one));
        return place === kind && isSameName(kind, String(own), name);
      }),
    );
  }
  const headers = Object.entries(nodeOf(source['headers']));
  return isNoneShown(
    visibility,
    headers.filter(([own]) => isSameName(kind, own, name)).map(([, header]) => header),
  );
}

function isSameName(kind: string, one: string, other: string): boolean {
  return kind === 'header' ? one.toLowerCase() === other.toLowerCase() : one === other;
}

function isNoneShown(visibility: Visibility, all: readonly unknown[]): boolean {
  return all.length > 0 && all.every((one) => visibility.isHidden(one));
}

function isPartHidden(visibility: Visibility, body: unknown, steps: readonly string[]): boolean {
  if (visibility.isHidden(body)) return true;
  const { content } = nodeOf(visibility.resolve(body));
  return schemasOfContent(visibility, Object.values(nodeOf(content))).some((described) => {
    let applied: readonly Applied[] = described;
    return steps.some((step) => {
      const composition = composeApplied(visibility, applied);
      // A number may be of an item and of a property.
      const next = [schemasOfProperty(visibility, composition, step)];
      if (/^\d+$/.test(step)) next.push(schemasOfItem(visibility, composition, Number(step)));
      if (next.includes('hidden')) return true;
      applied = next.flatMap((one) => (one === 'hidden' ? [] : one.filter(isShown)));
      return false;
    });
  });
}

function isShown({ isHidden }: Applied): boolean {
  return !isHidden;
}
