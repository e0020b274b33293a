import { ConfigurationError, describeValue } from '@bookplate/protocol';
import { checkKey, isSuspicious } from '../grammar/check-gates.ts';
import { declaredNames } from '../grammar/declared-names.ts';
import { fail, failDepth, mostLevels } from '../grammar/fail.ts';
import { isGateKey } from '../grammar/gates.ts';
import { isObject, type Node } from '../grammar/node.ts';
import { listTypeOf, objectType, type Type, typeOf } from '../grammar/types.ts';
import { Addresses, hasAddress } from './addresses.ts';
import { canName, namesIn } from './names-in.ts';
import { hasReasonToVisit, isLeaf, isTexts, mayBeLeaf } from './needs-place.ts';
import { type FindTarget, type Place, pointerTo, type Reference, type Target } from './place.ts';

/** A document with all that can be said of it before there is a reader. */
export interface Survey {
  readonly root: Node;
  readonly places: ReadonlyMap<object, Place>;
  readonly gated: readonly Place[];
  readonly operations: readonly Place[];
  readonly links: readonly Place[];
  /** Who refers to what; those that only name it as well. */
  readonly references: readonly Reference[];
  /** What goes with an object or list: everything that refers to it or into it. */
  readonly dependents: ReadonlyMap<object, readonly Place[]>;
  readonly target: FindTarget;
}

const mostProblems = 20;

/**
 * Walks through a document by the table of the specifications.
 *
 * @param root the document
 * @returns what is where, and what refers to what
 * @throws {ConfigurationError} with all malformed and misplaced gates, or if a reference leads to another document
 */
export function surveyDocument(root: Node): Survey {
  const places = new Map<object, Place>();
  const gated: Place[] = [];
  const operations: Place[] = [];
  const links: Place[] = [];
  const references: Reference[] = [];
  const dependents = new Map<object, Place[]>();
  const addresses = new Addresses(root, places);
  const problems: { readonly path: string; readonly message: string }[] = [];
  /** What belongs to others is looked at last: an alias or a reference may say what it is. */
  const later: (readonly [object, Type, string, Place])[] = [];
  const referred: (readonly [Place, string])[] = [];
  const namingOthers: Place[] = [];
  let declared: ReadonlySet<string> | undefined;
  const target: FindTarget = (reference, from) => addresses.target(reference, from);

  const visit = (
    node: object,
    expected: Type,
    key: string,
    parent: Place | undefined,
    part: string,
    depth: number,
  ): void => {
    const known = places.get(node);
    if (known) return addParent(known, parent);
    const type =
      Array.isArray(node) && expected.form === 'object' ? listTypeOf(expected) : expected;
    const place: Place = {
      node,
      type,
      key,
      parent,
      otherParents: undefined,
      part,
      left: 0,
      isHidden: false,
      isAffected: false,
      copy: undefined,
    };
    places.set(node, place);
    if (depth > mostLevels) failDepth(pointerTo(place));
    if (Array.isArray(node)) visitList(node, place, depth);
    else visitFields(node as Node, place, depth);
  };
  const visitList = (node: readonly unknown[], place: Place, depth: number): void => {
    const { type, part } = place;
    const inner = type.rest ?? type;
    place.left = type.form === 'data' ? Infinity : node.length;
    for (let index = 0; index < node.length; index += 1) {
      const value = node[index];
      if (isObject(value)) visit(value, inner, String(index), place, part, depth + 1);
      else checkJson(value, place, index);
    }
  };
  const visitFields = (node: Node, place: Place, depth: number): void => {
    const { type, part } = place;
    const { hiddenWithout } = type;
    const isFree = type.form === 'map' || hiddenWithout.has('*');
    const holdsComponents = type.form === 'map' && place.parent?.type.name === 'Components';
    // Relative to it are those of the schemas in it.
    if (type.name === 'Schema' && hasAddress(node)) addresses.add(place);
    let isGated = false;
    for (const key in node) {
      const value = node[key];
      if (isSuspicious(key) && checkKey(node, type, key, isDeclared, report(place))) {
        isGated ||= isGateKey(key);
        continue;
      }
      const inner = typeOf(type, key);
      if (isFree ? inner === type.rest : hiddenWithout.size > 0 && hiddenWithout.has(key))
        place.left += 1;
      if (!isObject(value)) checkJson(value, place, key);
      else if (inner.form === 'extension' || inner.form === 'data') {
        if (type.form === inner.form) visit(value, inner, key, place, part, depth + 1);
        else later.push([value, inner, key, place]);
      } else {
        if (mayBeLeaf.has(inner.name) && !holdsComponents && isLeaf(value)) continue;
        if (inner.form === 'list' && isTexts(value)) continue;
        const name = holdsComponents ? `${place.key}/${key}` : part;
        visit(value, inner, key, place, name, depth + 1);
      }
    }
    if (isGated) gated.push(place);
    if (type.form !== 'map') refer(node, place);
  };
  const refer = (node: Node, place: Place): void => {
    for (const key of ['$ref', '$dynamicRef'] as const)
      if (typeof node[key] === 'string') referred.push([place, node[key]]);
    if (place.type.form !== 'object') return;
    if (canName(place.type)) namingOthers.push(place);
    if (place.type.name === 'Operation') operations.push(place);
    else if (place.type.name === 'Link') links.push(place);
  };
  const addParent = (place: Place, parent: Place | undefined): void => {
    if (!parent) return;
    if (!place.parent && place.node !== root) place.parent = parent;
    else (place.otherParents ??= []).push(parent);
  };
  const report =
    (place: Place) =>
    (steps: readonly (string | number)[], message: string): void => {
      if (problems.length < mostProblems) problems.push({ path: pointerTo(place, steps), message });
    };
  const isDeclared = (name: string): boolean => (declared ??= declaredNames(root)).has(name);

  /** What a typed object refers to is of its type, if nothing else says what it is. */
  const follow = ([from, reference]: readonly [Place, string]): void => {
    const { type } = from;
    const found = target(reference, from.node);
    if (!found || found.node === undefined) {
      if (!found && type.form === 'object' && !reference.startsWith('#'))
        report(from)(
          ['$ref'],
          `${JSON.stringify(reference)} leads to another document, and its gates cannot be seen; bundle the documents into one first, with \`npx @redocly/cli bundle\` for example`,
        );
      return;
    }
    if (isObject(found.node) && !places.has(found.node) && type.form === 'object') {
      if (leadsIntoData(found))
        return report(from)(
          ['$ref'],
          `${JSON.stringify(reference)} leads into data (an example or a default), which has no gates; move what it refers to into components`,
        );
      const key = found.steps.at(-1) ?? '';
      visit(found.node, type, key, undefined, found.part, found.steps.length);
    }
    const at = isObject(found.node) ? places.get(found.node) : undefined;
    references.push({ from, part: at?.part ?? found.part });
    for (const node of found.chain) {
      const list = dependents.get(node);
      if (list) list.push(from);
      else dependents.set(node, [from]);
    }
  };
  visit(root, objectType('Document'), '', undefined, '', 0);
  let next = 0;
  const followAll = (): void => {
    for (; next < referred.length; next += 1) follow(referred[next] as [Place, string]);
  };
  followAll();
  const hasReason = hasReasonToVisit(places);
  for (let at = 0; at < later.length; at += 1) {
    const [node, type, key, parent] = later[at] as (typeof later)[number];
    if (hasReason(node)) visit(node, type, key, parent, parent.part, depthOf(parent) + 1);
    followAll();
  }
  // All addresses are known.
  for (const place of namingOthers)
    for (const part of namesIn(place.node as Node, place.type, root, target))
      references.push({ from: place, part });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    root,
    places,
    gated,
    operations,
    links,
    references,
    dependents,
    target,
  };
}

function depthOf(place: Place): number {
  let depth = 0;
  for (let at = place.parent; at && depth < mostLevels; at = at.parent) depth += 1;
  return depth;
}

function leadsIntoData({ steps }: Target): boolean {
  let type = objectType('Document');
  return steps.some((step) => (type = typeOf(type, step)).form === 'data');
}

function checkJson(value: unknown, place: Place, key: string | number): void {
  if (typeof value === 'function' || typeof value === 'symbol')
    fail(
      pointerTo(place, [key]),
      `expected what JSON or YAML can say, found ${describeValue(value)}`,
    );
}
