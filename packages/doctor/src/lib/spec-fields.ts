import { groupsNamedIn } from '@bookplate/openapi/gates';
import { type PlaygroundPlace, playgroundPlaces } from '@bookplate/protocol';

/** The fields of an OpenAPI document that a playground can fill, and the groups that it names. */
export interface SpecFields {
  readonly names: Readonly<Record<PlaygroundPlace, readonly string[]>>;
  readonly groups: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the fields of an OpenAPI document (3.0, 3.1, 3.2) that a playground fills by name: security schemes for `header`, `query`
 * and `cookie`, path parameters for `path`, server variables for `server`.
 *
 * @param document parsed
 * @returns the names, or undefined if it is not such a document
 */
export function readSpecFields(document: unknown): SpecFields | undefined {
  if (!isObject(document) || !String(document['openapi']).startsWith('3.')) return undefined;
  const names: Record<PlaygroundPlace, Set<string>> = {
    header: new Set(),
    query: new Set(),
    cookie: new Set(),
    path: new Set(),
    server: new Set(),
  };

  const components = toObject(document['components']);
  for (const scheme of Object.values(toObject(components['securitySchemes'])).filter(isObject)) {
    const place = playgroundPlaces.find((known) => known === scheme['in']);
    // All schemes but named keys use Authorization: basic, bearer, OAuth 2, OpenID Connect.
    if (scheme['type'] !== 'apiKey') names.header.add('Authorization');
    else if (place) names[place].add(String(scheme['name']));
  }
  for (const value of within(document)) {
    if (value['in'] === 'path' && typeof value['name'] === 'string') names.path.add(value['name']);
    if (typeof value['url'] === 'string')
      for (const name of Object.keys(toObject(value['variables']))) names.server.add(name);
  }
  return {
    names: {
      header: [...names.header],
      query: [...names.query],
      cookie: [...names.cookie],
      path: [...names.path],
      server: [...names.server],
    },
    groups: groupsNamedIn(document),
  };
}

// Every object of a document once, even if YAML anchors repeat it.
function* within(root: Json): Generator<Json> {
  const seen = new Set<object>();
  const next: unknown[] = [root];
  while (next.length > 0) {
    const value = next.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value)) yield value;
    next.push(...Object.values(value));
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toObject(value: unknown): Json {
  return isObject(value) ? value : {};
}
