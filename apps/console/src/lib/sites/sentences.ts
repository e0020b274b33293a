/**
 * How the protocol words what it finds in a file, and how a form words the same: there, the reader is at the field and
 * sees what they typed. What is not in this list becomes sentences as it is.
 */
const rewordings: readonly (readonly [RegExp, string])[] = [
  [
    /^expected an absolute URL such as .*, found (".*")$/s,
    '$1 is not a whole URL. Enter scheme, host and path, such as https://dash.foo.com/login.',
  ],
  [
    /^expected an http\(s\) URL, found (".*")$/s,
    '$1 is not a web address. Enter a URL that starts with https:// and has no spaces.',
  ],
  [
    /^\{returnTo\} has no meaning here$/,
    'Remove {returnTo}. Only the Login URL and the log-out URL may have it.',
  ],
  [
    /^\{returnTo\} must not be part of the host$/,
    'Move {returnTo} behind the host, such as https://dash.foo.com/login?next={returnTo}.',
  ],
  [
    /^expected beside anonymousRequests, .*$/s,
    'Enter the domain of the hint, or choose "always" for anonymous requests.',
  ],
  [
    /^expected the URL of the Info API with its path, such as "(.*?)"; .*$/s,
    'Enter the API URL with its path, such as $1. If it answers at the root, end it with /.',
  ],
  [/^expected a domain such as .*$/s, 'Enter a domain, such as foo.com.'],
  [
    /^expected a domain of the docs, found "(.*)"; the docs are on "(.*)"$/s,
    'The docs are on $2, not on $1. Enter the domain that docs and dashboard share, such as foo.com.',
  ],
  [/^must not have a user name or password in it$/, 'Remove the user name and the password.'],
  [/^must not have a fragment \(#…\)$/, 'Remove the fragment: # and what follows it.'],
  [
    /^is http while the docs are https: .*$/s,
    'Use https. The docs are https, and browsers block http there as mixed content.',
  ],
  [
    /^(\S+) is not on the docs' own domain \((\S+)\); .*$/s,
    'The host $1 is not on the domain of the docs ($2). If this is intended, add it to the allowed hosts under More.',
  ],
  [/^(".*") has the scheme (\S+), expected https; (.*)$/s, '$1 has the scheme $2; use https; $3'],
];

/**
 * Words a rule of the protocol for a form.
 *
 * @param message of the protocol, without a full stop
 * @returns sentences
 */
export function toSentences(message: string): string {
  const [pattern, words = ''] = rewordings.find(([each]) => each.test(message)) ?? [];
  const text = pattern ? message.replace(pattern, words) : message;
  const sentences = text.replaceAll(
    /; ([a-z])/g,
    (_all, first: string) => `. ${first.toUpperCase()}`,
  );
  return /[.!?]$/.test(sentences) ? sentences : `${sentences}.`;
}
