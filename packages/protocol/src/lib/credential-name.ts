/*
 * Names of fields, as words: `X-API-Key`, `apiKey` and `api_key` are "api key". The last words of the path decide:
 * `apiKey` is a key, `apiKeyName` is a name.
 */

/** Last words that say in which form, or for what, and leave the meaning to the words before. */
const carrier =
  / (value|plain( ?text)?|text|raw|string|live|test|prod|production|staging|sandbox|dev|development|current|new|old|hash(ed)?|encrypted|v)$/;

const credentialWords = [
  '(pass ?word|passwd|pass ?phrase|(api|client|app|webhook|shared) ?secret)s?',
  '\\b(pass ?code|pwd|secret|credential|jwt|bearer|t?otp|mnemonic|salt)s?',
  '(\\b|access ?|refresh ?|auth ?|session ?|bearer ?|id ?|csrf ?|xsrf ?)tokens?',
  '\\b(api|access|secret|private|auth|session|licen[cs]e|signing|encryption|service|client|master|admin|webhook|ssh|deploy|storage|subscription) ?keys?',
  '^(content |user |)keys?',
  '\\bsession ?id|^(content |user |)sid|\\b(session|auth) cookie|\\bauthorization',
  '\\b(recovery|backup) codes?|\\bmagic link|\\bseed phrase|\\bconnection string',
];
/** These are numbers in some systems. */
const numberWords = [
  '\\b(ssn|social security( number)?|cvv|cvc|iban|credit card|card number|one time code)',
];
const credentialName = new RegExp(`(${[...credentialWords, ...numberWords].join('|')})$`);
const numberName = new RegExp(`(${numberWords.join('|')})$`);

/** Names of public values, of yes-or-no fields (`hasPassword`), and of tokens in other fields. */
const harmless =
  /\b(public|publishable|masked|redacted|has|is|can|needs|requires?|show|use)\b|\b(design|css|theme|colou?r|style|syntax|(next )?page|continuation|cursor|sync) tokens?$/;

/** Their values look random and open nothing. */
const identifierName =
  /\b(id|ids|uid|uuid|guid|ref|reference|hash|sha|commit|revision|build|digest|etag|checksum|fingerprint|integrity|slug|cursor|version|number|nonce|head)$/;

/**
 * Turns a path of a field into words.
 *
 * @param path such as `content.apiKeys[0].value`
 * @returns such as `content api keys value`
 */
export function toWords(path: string): string {
  return path
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What the name of a field tells about its value. */
export type NameKind = 'credential' | 'credential-number' | 'some-key' | 'identifier' | 'other';

/**
 * Judges a field by its name alone.
 *
 * @param path such as `content.apiKey`
 * @returns `some-key` for names such as `projectKey`, of which the value must decide
 */
export function kindOfName(path: string): NameKind {
  const all = toWords(path);
  if (harmless.test(all)) return 'identifier';
  let words = all;
  for (let before = ''; before !== words;) {
    before = words;
    words = words.replace(carrier, '');
  }
  if (numberName.test(words)) return 'credential-number';
  if (credentialName.test(words)) return 'credential';
  if (identifierName.test(all)) return 'identifier';
  return /\bkeys?$/.test(words) ? 'some-key' : 'other';
}
