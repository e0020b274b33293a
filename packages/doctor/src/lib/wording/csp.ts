import type { Block } from '../csp/judge-page.ts';

/**
 * The start of a page as it should be.
 *
 * @param apiUrl of the Info API
 * @returns lines to paste
 */
export function headStart(apiUrl: string): string {
  return `<head>\n  <meta charset="utf-8">\n  <script data-api-url="${apiUrl}">…</script>\n  <!-- stylesheets and everything else -->`;
}

/**
 * Why a policy blocks a script.
 *
 * @param why as judged
 * @param source what would have to be listed
 * @returns a sentence
 */
export function whyBlocked(why: Block['why'], source: string): string {
  return {
    'not-listed': source.startsWith("'sha")
      ? "It lists neither the script's hash nor its nonce."
      : `It does not list ${source}.`,
    'strict-dynamic':
      "'strict-dynamic' switches hosts, 'self' and 'unsafe-inline' off for scripts.",
    'unsafe-inline-ignored':
      "A nonce or hash beside 'unsafe-inline' switches 'unsafe-inline' off for scripts.",
    sandbox: 'A sandbox without allow-scripts runs no script at all.',
  }[why];
}

/**
 * What to do about it.
 *
 * @param why as judged
 * @param part of Bookplate
 * @param source what would have to be listed
 * @returns a sentence
 */
export function scriptFix(why: Block['why'], part: 'head' | 'later', source: string): string {
  switch (why) {
    case 'sandbox':
      return "Add allow-scripts, or remove sandbox from the docs' policy.";
    case 'strict-dynamic':
      return part === 'head'
        ? 'Give the tag a nonce, or list its hash.'
        : `Give the tag of the deferred part a nonce, or integrity with a hash that script-src lists; or remove 'strict-dynamic'. Listing ${source} does nothing beside it.`;
    case 'not-listed':
    case 'unsafe-inline-ignored':
      return part === 'head'
        ? 'Add the hash. It is the same on every page until you update.'
        : `Add ${source}.`;
  }
}

/**
 * Which of a page's policies is meant.
 *
 * @param from where it is
 * @returns a sentence
 */
export function whichPolicy(from: 'header' | 'meta'): string {
  return from === 'header'
    ? 'The policy is in the header; where there are several, each must allow it.'
    : 'The policy is in a <meta> of the page; one in the header must allow it too.';
}

/**
 * The policy as it should be.
 *
 * @param why as judged
 * @param directive that blocks
 * @param mended the directives with what is missing
 * @returns a line to paste
 */
export function policyLine(why: Block['why'], directive: string, mended: string): string {
  return `Content-Security-Policy: ${
    why === 'sandbox' ? `${directive} allow-scripts allow-same-origin` : mended
  }`;
}

/**
 * How a script passes `'strict-dynamic'`.
 *
 * @param part of Bookplate
 * @returns lines to paste
 */
export function withNonce(part: 'head' | 'later'): string {
  return part === 'head'
    ? '<script nonce="…" data-api-url="…">…</script>\nContent-Security-Policy: script-src \'nonce-…\' \'strict-dynamic\'   (a new nonce in each answer)'
    : [
        'either  <script nonce="…" async src="/bookplate.….js"></script>',
        "        Content-Security-Policy: script-src 'nonce-…' 'strict-dynamic'   (a new nonce in each answer)",
        'or      <script integrity="sha256-…" async src="/bookplate.….js"></script>',
        "        Content-Security-Policy: script-src 'sha256-…' 'strict-dynamic'   (the same hash, beside the head script's)",
      ].join('\n');
}
