import type { PlaygroundPlace } from '@bookplate/protocol';
import type { PrefillWarning } from './prefill.ts';

/**
 * Words for a warning: what was found, what was expected, what to do. Without the value, which may be a credential.
 *
 * @param warning one of a prefill's
 * @returns one line, such as `header.X-Api-Key: no security scheme has this name; did you mean header.X-API-Key?`
 */
export function describePrefillWarning(warning: PrefillWarning): string {
  switch (warning.code) {
    case 'unknown-field': {
      const { place, name, nearest } = warning;
      const hint = nearest ? `; did you mean ${nearest.place}.${nearest.name}?` : '';
      return `${place}.${name}: no ${fieldOf[place]} has this name${hint}`;
    }
    case 'unfit-value':
      return `${warning.place}.${warning.name}: has a line break or another character that cannot be sent there; it was not used`;
    case 'not-in-enum':
      return `server.${warning.name}: is not one of ${warning.allowed.join(', ')}; it was not used`;
    case 'other-authorization':
      return `header.Authorization: the document has no security scheme for it; it has ${warning.known.join(', ')}`;
    case 'not-basic':
      return 'header.Authorization: expected "Basic " and the Base64 of name:password; it was not used';
  }
}

const fieldOf: Readonly<Record<PlaygroundPlace, string>> = {
  header: 'security scheme (parameters that are none are left to the reader)',
  query: 'security scheme (parameters that are none are left to the reader)',
  cookie: 'security scheme',
  path: 'path parameter',
  server: 'server variable',
};
