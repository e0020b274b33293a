import { readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/** Names of fields that no docs page shows, in any spelling: `passwordHash`, `session_token`, `SSN`. */
const secretName =
  /passw(or)?d|passphrase|secret|(access|refresh|session|auth|id|bearer|csrf|reset)[_-]?token|^token$|private[_-]?key|^ssn$|social[_-]?security|(^|[_-])hash$|[a-z]Hash$|^salt$|otp|cvv|credit[_-]?card|card[_-]?number|iban$/i;

/** Values that are credentials whatever they are called: JWTs, and keys with well-known prefixes. */
const secretValue =
  /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$|^(sk|rk)_live_\w{8,}|^gh[pousr]_\w{20,}|^xox[abprs]-[\w-]{10,}|^AKIA[A-Z0-9]{16}$|^\$(2[aby]|argon2\w*|scrypt)\$|-----BEGIN [A-Z ]*PRIVATE KEY/;

/** `content` is kept in the browser and is in reach of every script of the docs. */
export const secretInContent: Check<'secret-in-content'> = {
  code: 'secret-in-content',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'session-not-recognised'],
  async find(visit) {
    const { content } = readUser(await signedInValue(visit)).user;
    const paths = [...secretPaths(content, 'content')].slice(0, 10);
    return paths.length === 0
      ? []
      : [{ severity: 'danger', where: visit.setup.api.href, args: { paths } }];
  },
};

function* secretPaths(value: unknown, path: string): Generator<string> {
  if (typeof value === 'string' && secretValue.test(value)) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const innerPath = `${path}.${name}`;
    // An empty field gives nothing away; a flag such as `hasPassword: true` neither.
    if (secretName.test(name) && typeof inner === 'string' && inner !== '') yield innerPath;
    else yield* secretPaths(inner, innerPath);
  }
}
