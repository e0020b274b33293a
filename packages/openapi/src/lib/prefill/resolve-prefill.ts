import {
  nearestName,
  type PlaygroundInputs,
  type PlaygroundPlace,
  playgroundPlaces,
  withKey,
} from '@bookplate/protocol';
import { isNode } from '../grammar/node.ts';
import { type Fields, fieldsOf } from './fields-of.ts';
import { isFit } from './is-fit.ts';
import type {
  CookieValue,
  Credential,
  FieldName,
  Prefill,
  PrefillWarning,
  ServerValue,
} from './prefill.ts';
import { readBasic } from './read-basic.ts';

/**
 * Finds where in a document the reader's playground values belong. Header, query and cookie values are for security
 * schemes only, by exact name: a parameter that happens to be called the same is not a place for a credential.
 *
 * @param document OpenAPI 3.0 or 3.1 as the reader sees it, from `filterOpenApi`
 * @param inputs the `apiPlaygroundInputs` of the User; of several keys, the first is used
 * @returns the values by the document's own names, and a warning for each that was not used
 */
export function resolvePrefill(
  document: object,
  inputs: PlaygroundInputs | null | undefined,
): Prefill {
  const fields = fieldsOf(isNode(document) ? document : {});
  const schemes: [string, Credential][] = [];
  const servers: ServerValue[] = [];
  const path: [string, string][] = [];
  const cookies: CookieValue[] = [];
  const warnings: PrefillWarning[] = [];
  const values = withKey(inputs);

  for (const place of playgroundPlaces)
    for (const [name, given] of Object.entries(values[place] ?? {})) {
      const value = String(given);
      // With an empty one, some dashboards say that there is none.
      if (value === '' && place !== 'server') continue;
      if (!isFit(value, place)) warnings.push({ code: 'unfit-value', place, name });
      else if (place === 'path') {
        if (fields.hasPathParameter(name)) path.push([name, value]);
        else warnings.push(unknownField(fields, place, name));
      } else if (place === 'server') {
        const variables = fields.variables().filter((variable) => variable.name === name);
        const fitting = variables.filter(({ allowed }) => allowed?.includes(value) ?? true);
        servers.push(...fitting.map(({ url }) => ({ url, variable: name, value })));
        if (variables.length === 0) warnings.push(unknownField(fields, place, name));
        else if (fitting.length === 0)
          warnings.push({
            code: 'not-in-enum',
            name,
            allowed: [...new Set(variables.flatMap(({ allowed }) => allowed ?? []))],
          });
      } else {
        const keys = fields.apiKeys.filter((key) => key.place === place && key.name === name);
        for (const { scheme } of keys)
          if (place === 'cookie') cookies.push({ scheme, name, value });
          else schemes.push([scheme, { type: 'apiKey', in: place, name, value }]);
        const isAuthorization = place === 'header' && name === 'Authorization';
        if (isAuthorization && fields.authorization.length > 0) {
          const found = authorize(fields, value);
          schemes.push(...found.schemes);
          if (found.warning && keys.length === 0) warnings.push(found.warning);
        } else if (keys.length === 0) warnings.push(unknownField(fields, place, name));
      }
    }
  return {
    schemes: Object.fromEntries(schemes),
    servers,
    path: Object.fromEntries(path),
    cookies,
    warnings,
  };
}

/** Gives the credentials of an `Authorization` header to the schemes that are answered with it. */
function authorize(
  { authorization }: Fields,
  value: string,
): { schemes: [string, Credential][]; warning: PrefillWarning | undefined } {
  if (/^(bearer|basic) *$/i.test(value)) return { schemes: [], warning: undefined };
  // `Authorization: <scheme> <credentials>` (RFC 9110 §11.4); without a scheme it is a token.
  const [, word = 'bearer', credentials = value] =
    /^([!#$%&'*+.^`|~\w-]+) +(.+)$/.exec(value) ?? [];
  const scheme = word.toLowerCase();
  const asked = authorization.filter((one) => one.word === scheme);
  if (asked.length === 0) {
    const known = [...new Set(authorization.map((one) => one.word))];
    return { schemes: [], warning: { code: 'other-authorization', known } };
  }
  const credential: Credential | undefined =
    scheme === 'basic' ? readBasic(credentials) : { type: 'bearer', token: credentials };
  if (!credential) return { schemes: [], warning: { code: 'not-basic' } };
  return { schemes: asked.map((one) => [one.scheme, credential]), warning: undefined };
}

function unknownField(fields: Fields, place: PlaygroundPlace, name: string): PrefillWarning {
  // For readers nobody asks, and to find it takes longer than all the rest.
  const warning = {
    code: 'unknown-field',
    place,
    name,
    get nearest() {
      return nearestField(fields, place, name);
    },
  } as const;
  return warning;
}

/** A field of this name in another place, else the one of a similar name. */
function nearestField(fields: Fields, place: PlaygroundPlace, name: string): FieldName | undefined {
  const namesIn = (where: PlaygroundPlace): string[] => {
    if (where === 'path') return [...fields.pathParameters()];
    if (where === 'server') return fields.variables().map((variable) => variable.name);
    const keys = fields.apiKeys.filter((key) => key.place === where).map((key) => key.name);
    return where === 'header' && fields.authorization.length > 0
      ? [...keys, 'Authorization']
      : keys;
  };
  const elsewhere = playgroundPlaces.find((other) => namesIn(other).includes(name));
  const nearest = elsewhere ? name : nearestName(name, namesIn(place));
  return nearest === undefined ? undefined : { place: elsewhere ?? place, name: nearest };
}
