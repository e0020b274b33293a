import type { PlaygroundPlace } from '@bookplate/protocol';
import { isNode, type Node } from '../grammar/node.ts';
import { methods } from '../grammar/table.ts';
import { securitySchemesOf } from './security-schemes-of.ts';

/** What of a document can be filled. */
export interface Fields {
  /** Keys by place and name: the schemes that ask for it. */
  readonly apiKeys: readonly {
    readonly scheme: string;
    readonly place: PlaygroundPlace;
    readonly name: string;
  }[];
  /** Schemes that are answered with `Authorization`: the word before the credentials, in lower case. */
  readonly authorization: readonly { readonly scheme: string; readonly word: 'bearer' | 'basic' }[];
  readonly variables: () => readonly {
    readonly url: string;
    readonly name: string;
    readonly allowed: readonly string[] | undefined;
  }[];
  readonly hasPathParameter: (name: string) => boolean;
  /** All of their names, which takes longer than to look for one. */
  readonly pathParameters: () => ReadonlySet<string>;
}

/**
 * Finds what of a document can be filled.
 *
 * @param document OpenAPI, as its reader sees it
 * @returns its fields
 */
export function fieldsOf(document: Node): Fields {
  const apiKeys: Fields['apiKeys'][number][] = [];
  const authorization: Fields['authorization'][number][] = [];
  for (const [scheme, node] of securitySchemesOf(document)) {
    const { type, in: place, name } = node;
    if (type === 'apiKey' && isKeyPlace(place) && typeof name === 'string')
      apiKeys.push({ scheme, place, name });
    const word = wordOf(node);
    if (word) authorization.push({ scheme, word });
  }
  return {
    apiKeys,
    authorization,
    variables: once(() => variablesOf(document)),
    hasPathParameter: (name) => pathsOf(document).some((path) => path.includes(`{${name}}`)),
    pathParameters: once(() => pathParametersOf(document)),
  };
}

/** Both look through the whole document, and most readers have values for neither. */
function once<T extends object>(find: () => T): () => T {
  let found: T | undefined;
  return () => (found ??= find());
}

function isKeyPlace(place: unknown): place is 'header' | 'query' | 'cookie' {
  return place === 'header' || place === 'query' || place === 'cookie';
}

function wordOf({ type, scheme }: Node): 'bearer' | 'basic' | undefined {
  if (type === 'oauth2' || type === 'openIdConnect') return 'bearer';
  const word = type === 'http' ? String(scheme).toLowerCase() : undefined;
  return word === 'bearer' || word === 'basic' ? word : undefined;
}

/**
 * Servers can stand at the document, at a path and at an operation. This is most of the time that a prefill takes, and
 * of ten thousand operations few have some: so nothing is called or made for each.
 */
function variablesOf(document: Node): ReturnType<Fields['variables']> {
  const { paths, webhooks, components } = document;
  const pathItems = isNode(components) ? components['pathItems'] : undefined;
  const servers = new Set<unknown>();
  const add = (list: unknown): void => {
    if (Array.isArray(list)) for (const server of list) servers.add(server);
  };
  add(document['servers']);
  for (const items of [paths, webhooks, document['x-webhooks'], pathItems].filter(isNode))
    for (const name in items) {
      const item = items[name] as Readonly<Record<string, Node | null>>;
      for (const key in item) {
        const field = item[key];
        if (key === 'servers') add(field);
        else if (field?.['servers'] && isMethod(key)) add(field['servers']);
        else if (key === 'additionalOperations' && isNode(field))
          for (const operation of Object.values(field))
            if (isNode(operation)) add(operation['servers']);
      }
    }
  return [...servers].flatMap((server) => {
    if (!isNode(server) || !isNode(server['variables'])) return [];
    return Object.entries(server['variables']).map(([name, variable]) => {
      const values = isNode(variable) ? variable['enum'] : undefined;
      const allowed = Array.isArray(values) ? values.map(String) : undefined;
      return { url: String(server['url']), name, allowed };
    });
  });
}

function isMethod(key: string): boolean {
  return methods.includes(key);
}

/**
 * A path parameter has to be named in its path (OpenAPI 3.1 §4.8.12.2), and a large document has a fifth as many paths
 * as parameters, all of them in one place.
 */
function pathsOf({ paths }: Node): readonly string[] {
  return Object.keys(isNode(paths) ? paths : {});
}

function pathParametersOf(document: Node): Set<string> {
  const names = new Set<string>();
  for (const path of pathsOf(document))
    for (let at = path.indexOf('{'); at >= 0; at = path.indexOf('{', at)) {
      const end = path.indexOf('}', at);
      if (end < 0) break;
      names.add(path.slice(at + 1, end));
      at = end;
    }
  return names;
}
