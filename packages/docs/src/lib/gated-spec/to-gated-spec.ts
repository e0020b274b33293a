import { filterOpenApi } from '@bookplate/openapi';
import { anonymousGroup, isRecord } from '@bookplate/protocol';
import {
  gatesOf,
  groupsNamedIn,
  isNode,
  methods,
  type Node,
  openGates,
  resolveReference,
} from '@bookplate/openapi/gates';
import { pagingErrors, withPage } from '../build-code.ts';
import { inline } from './inline.ts';

/** The gated spec says here which groups see the page of an operation, and who sees a security scheme. */
export const pageGate = 'x-groups';

/**
 * Makes of an OpenAPI document the gated spec that pages are generated from, each of which is the same for all its readers.
 * An operation, tag or schema that only some groups see is in it with these groups; what is gated in an operation is in
 * it where all readers of the operation see it, and else left out. What nobody sees is left out.
 *
 * @param document OpenAPI 3.0 or 3.1, bundled into one
 * @returns another document, with no gates but {@link pageGate} at operations and security schemes
 * @throws {ConfigurationError} if it is no such document, or if a gate is malformed
 * @throws {Error} if an operation is for readers who are in several groups, or signed in whatever their groups, or not in
 * a group
 */
export function toGatedSpec(document: Node): Node {
  // First, for it checks all of the document.
  const everyone = pagingErrors('openapi-invalid', () => filterOpenApi(document, null));
  const names = groupsNamedIn(document);
  const views = new Map(names.map((name) => [name, filterOpenApi(document, { groups: [name] })]));
  refuseExclusions(document);
  const anyone = filterOpenApi(document, { groups: names });
  const sharedViews = new Map<string, Node>();
  /** The document as all readers of a page see it. */
  const viewOf = (groups: readonly string[]): Node => {
    const key = groups.join(' ');
    const view =
      sharedViews.get(key) ??
      filterOpenApi(openGates(document, groups, shared), { groups: [shared] });
    sharedViews.set(key, view);
    return view;
  };
  const groupsOf = (find: (view: Node) => unknown): readonly string[] =>
    names.filter((name) => find(views.get(name) ?? {}) !== undefined);

  const operations = (place: string): Node =>
    mapObject(objectIn(document, place), (_, path) => {
      const open = itemIn(everyone, place, path);
      const shown = mapObject(itemIn(document, place, path), (operation, method) => {
        if (!isNode(operation) || !httpMethods.has(method)) return undefined;
        if (open[method] !== undefined) return open[method];
        const find = (view: Node): unknown => itemIn(view, place, path)[method];
        const groups = groupsOf(find);
        if (groups.length > 0) {
          const view = viewOf(groups);
          return gatedOperation(view, itemIn(view, place, path), method, groups);
        }
        // What nobody sees is nobody's. But some gates open for readers that no list of groups can name.
        if (find(anyone) !== undefined) refuseGates(place, path, method);
        return undefined;
      });
      return Object.keys(shown).length > 0 ? { ...open, ...shown } : undefined;
    });
  const components = mapObject(objectIn(document, 'components'), (entries, kind) => {
    const open = objectIn(everyone, 'components', kind);
    return mapObject(isNode(entries) ? entries : {}, (_, name) => {
      if (open[name] !== undefined) return open[name];
      const find = (view: Node): unknown => objectIn(view, 'components', kind)[name];
      const groups = groupsOf(find);
      if (groups.length === 0 || !pageKinds.has(kind)) return undefined;
      const part = inline(find(viewOf(groups)), viewOf(groups)) as Node | undefined;
      if (!part) return undefined;
      return kind === 'schemas'
        ? { title: name, ...withMarker(part, groups) }
        : { ...part, [pageGate]: groups };
    });
  });
  const tags = listIn(document, 'tags').flatMap(({ name }) => {
    const find = (view: Node): Node | undefined =>
      listIn(view, 'tags').find((tag) => tag['name'] === name);
    const open = find(everyone);
    const groups = open ? [] : groupsOf(find);
    const gated = groups.length > 0 ? find(viewOf(groups)) : undefined;
    return open ? [open] : gated ? [withMarker(gated, groups)] : [];
  });
  const goneTags = new Set(listIn(document, 'tags').map(({ name }) => name));
  for (const { name } of tags) goneTags.delete(name);
  const tagGroups = listIn(document, 'x-tagGroups').map(({ name, tags: all }) => ({
    name,
    tags: (Array.isArray(all) ? all : []).filter((tag) => !goneTags.has(tag)),
  }));
  return {
    ...everyone,
    ...(document['paths'] !== undefined && { paths: operations('paths') }),
    ...(document['webhooks'] !== undefined && { webhooks: operations('webhooks') }),
    ...(document['components'] !== undefined && { components }),
    ...(document['tags'] !== undefined && { tags }),
    ...(tagGroups.length > 0 && { 'x-tagGroups': tagGroups }),
  };
}

/** A group that nobody is in: it sees what all readers of a page see. */
const shared = 'bookplate:shared';

const httpMethods = new Set(methods);

/** Schemas can have pages, and the explorer asks for schemes by name. */
const pageKinds = new Set(['schemas', 'securitySchemes']);

/** What it has from its path item and its document, others may have in another way: so all of it comes along. */
function gatedOperation(view: Node, item: Node, method: string, groups: readonly string[]): Node {
  const operation = inline(item[method], view) as Node;
  const own = listIn(operation, 'parameters');
  const fromItem = (inline(listIn(item, 'parameters'), view) as readonly Node[]).filter(
    (each) => !own.some(({ name, in: place }) => name === each['name'] && place === each['in']),
  );
  const parameters = [...fromItem, ...own];
  const { security, servers } = view;
  return {
    ...(security !== undefined && { security }),
    ...(servers !== undefined && { servers }),
    ...(item['servers'] !== undefined && { servers: item['servers'] }),
    ...operation,
    ...(parameters.length > 0 && { parameters }),
    [pageGate]: groups,
  };
}

/** The one place where a description ends up on every kind of page. A definition of Markdown is not shown. */
function withMarker(part: Node, groups: readonly string[]): Node {
  const { description = '' } = part;
  return {
    ...part,
    description: `${String(description)}\n\n[bookplate-groups]: #${groups.join()}`,
  };
}

/** @returns the groups that {@link toGatedSpec} has written into the description of a tag or a schema */
export function groupsInText(text: string): readonly string[] | undefined {
  return /^\[bookplate-groups\]: #(\S+)$/m.exec(text)?.[1]?.split(',');
}

/** A page is generated once, of what all of its readers see. */
function refuseExclusions(document: Node): void {
  const found = gatesOf(document).gates.find(
    ({ value, groups }) =>
      groups.includes(anonymousGroup) ||
      (isRecord(value) && 'none' in value) ||
      [value].flat().some((name) => typeof name === 'string' && name.startsWith('!')),
  );
  if (found)
    throw new Error(
      withPage(
        'openapi-groups',
        `${found.path.join('.')}: hides from a group, or names anonymous readers. Generated pages are for everyone, or for readers in any of their groups. Write a list of groups: x-groups: ['admin'].`,
      ),
    );
}

function refuseGates(...where: readonly string[]): never {
  throw new Error(
    withPage(
      'openapi-groups',
      `${where.join('.')}: its gates open for readers who are in several groups at once, or who are signed in and in no group at all. A page is for everyone, or for readers in any of its groups. Write one list of groups: x-groups: ['admin'].`,
    ),
  );
}

function mapObject(object: Node, change: (value: unknown, key: string) => unknown): Node {
  return Object.fromEntries(
    Object.entries(object)
      .map(([key, value]) => [key, change(value, key)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function objectIn(root: unknown, ...path: readonly string[]): Node {
  const found = path.reduce<unknown>(
    (node, key) => (isNode(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    root,
  );
  return isNode(found) ? found : {};
}

/** In 3.1, a path item can be a component. */
function itemIn(root: Node, place: string, path: string): Node {
  const item = objectIn(root, place, path);
  const { $ref } = item;
  return typeof $ref === 'string' ? objectIn({ item: resolveReference(root, $ref) }, 'item') : item;
}

function listIn(node: Node, key: string): readonly Node[] {
  const list = node[key];
  return Array.isArray(list) ? list.filter(isNode) : [];
}
