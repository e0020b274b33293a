import { createHash } from 'node:crypto';
import type { PageScript } from '../html/docs-page.ts';
import { allowsUrl } from './source-list.ts';

/** Why a policy blocks a script. */
export type ScriptBlock =
  /** The list has neither the URL nor a hash or nonce of the script. */
  | 'not-listed'
  /** `'strict-dynamic'` disables hosts, schemes, `'self'` and `'unsafe-inline'` (CSP3 §8.2). */
  | 'strict-dynamic'
  /** A nonce or hash beside `'unsafe-inline'` disables it (CSP3 §6.7.3.2). */
  | 'unsafe-inline-ignored';

const nonceSource = /^'nonce-([a-z\d+/_-]+={0,2})'$/i;
const hashSource = /^'(sha256|sha384|sha512)-([a-z\d+/_-]+={0,2})'$/i;

/**
 * Whether a source list allows a script of the HTML.
 *
 * @param script of the page, inserted by the parser (see `'strict-dynamic'`)
 * @param sources of the directive that applies
 * @param url the script's, if it has one, and the page's
 * @returns undefined if it may run, or the reason
 */
export function whyBlocked(
  script: PageScript,
  sources: readonly string[],
  { src, self }: { readonly src: URL | undefined; readonly self: URL },
): ScriptBlock | undefined {
  if (hasNonce(script, sources)) return undefined;
  const isStrict = hasKeyword(sources, 'strict-dynamic');
  if (src === undefined) {
    if (hashes(sources).some((hash) => hash === digestOf(script.text, hash))) return undefined;
    if (!hasKeyword(sources, 'unsafe-inline')) return 'not-listed';
    if (isStrict) return 'strict-dynamic';
    const isDisabled = sources.some(
      (source) => nonceSource.test(source) || hashSource.test(source),
    );
    return isDisabled ? 'unsafe-inline-ignored' : undefined;
  }
  if (hasIntegrity(script, sources)) return undefined;
  const isListed = allowsUrl(sources, src, self);
  if (isStrict) return isListed ? 'strict-dynamic' : 'not-listed';
  return isListed ? undefined : 'not-listed';
}

/** Keywords are compared in any case (CSP3 §2.3.1). */
function hasKeyword(sources: readonly string[], keyword: string): boolean {
  return sources.some((source) => source.toLowerCase() === `'${keyword}'`);
}

/** CSP3 §6.7.2.3: a nonce of the tag, case-sensitive. */
function hasNonce({ attributes: { nonce = '' } }: PageScript, sources: readonly string[]): boolean {
  return nonce !== '' && sources.some((source) => nonceSource.exec(source)?.[1] === nonce);
}

/** The listed hashes, as `sha256-…`, in one of the two alphabets of base64. */
function hashes(sources: readonly string[]): readonly string[] {
  return sources.flatMap((source) => {
    const [, algorithm = '', digest = ''] = hashSource.exec(source) ?? [];
    return algorithm === ''
      ? []
      : [`${algorithm.toLowerCase()}-${digest.replaceAll('-', '+').replaceAll('_', '/')}`];
  });
}

function digestOf(text: string, like: string): string {
  const algorithm = like.slice(0, 6);
  return `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
}

/** CSP3 §6.7.1.1: a file is allowed if every digest of its `integrity` is listed. Whether it matches the file is for the browser. */
function hasIntegrity(
  { attributes: { integrity = '' } }: PageScript,
  sources: readonly string[],
): boolean {
  const listed = hashes(sources);
  const given = integrity.split(/\s+/).filter((token) => /^sha(256|384|512)-/i.test(token));
  return (
    given.length > 0 &&
    given.every((token) =>
      hashes([`'${token.replace(/\?.*/, '')}'`]).some((hash) => listed.includes(hash)),
    )
  );
}
