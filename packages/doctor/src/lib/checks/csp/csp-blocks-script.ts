import type { Check } from '../../check.ts';
import { type Block, mendedPolicy } from '../../csp/judge-page.ts';
import { pageBlocks } from '../../csp/page-blocks.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';
import { whichPolicy } from './which-policy.ts';

interface Args {
  /** The blocked parts: head script, deferred part. All else is about the first of them. */
  readonly parts: readonly ('head' | 'later')[];
  readonly directive: string;
  readonly why: Block['why'];
  /** The source that the directive lacks. */
  readonly source: string;
  readonly from: 'header' | 'meta';
  /** The directives with the sources they lack, for both `csp-blocks-…` codes. */
  readonly mended: string;
}

/** The page's own policy blocks the head script or the deferred part. */
export const cspBlocksScript: Check<'csp-blocks-script', Args> = {
  code: 'csp-blocks-script',
  step: 'docs',
  unless: [...noPage, scriptMissing],
  async find(context) {
    const blocks = await pageBlocks(context);
    const parts = blocks.flatMap(({ part }) => (part === 'request' ? [] : [part]));
    const [block] = blocks;
    if (!block || parts.length === 0) return [];
    const { directive, why, source, policy } = block;
    const args = { parts, directive, why, source, from: policy.from, mended: mendedPolicy(blocks) };
    return [{ severity: 'error', where: context.setup.docs.href, args }];
  },
  explain: ({ parts: [part = 'head'], directive, why, source, from, mended }) => ({
    title: `The page's ${directive} blocks ${part === 'head' ? 'the Bookplate script' : 'the deferred part of the Bookplate script'}`,
    meaning: `${whyBlocked(why, source)} ${
      part === 'head'
        ? 'The docs recognise no reader.'
        : 'The head script runs, so returning readers see the page as cached; but no answer of the Info API is read.'
    }`,
    fix: `${fixFor(why, part, source)} ${whichPolicy(from)}`,
    paste: pasteFor(why, part, directive, mended),
  }),
};

function whyBlocked(why: Block['why'], source: string): string {
  return {
    'not-listed': source.startsWith("'sha")
      ? "It lists neither the script's hash nor its nonce."
      : `It does not list ${source}.`,
    'strict-dynamic': "'strict-dynamic' disables hosts, 'self' and 'unsafe-inline' for scripts.",
    'unsafe-inline-ignored':
      "A nonce or hash beside 'unsafe-inline' disables 'unsafe-inline' for scripts.",
    sandbox: 'A sandbox without allow-scripts runs no script.',
  }[why];
}

function fixFor(why: Block['why'], part: 'head' | 'later', source: string): string {
  switch (why) {
    case 'sandbox':
      return "Add allow-scripts, or remove sandbox from the docs' policy.";
    case 'strict-dynamic':
      return part === 'head'
        ? 'Give the tag a nonce, or list its hash.'
        : `Give the tag of the deferred part a nonce, or integrity with a hash that script-src lists; or remove 'strict-dynamic'. Listing ${source} has no effect beside it.`;
    case 'not-listed':
    case 'unsafe-inline-ignored':
      return part === 'head'
        ? 'Add the hash. It is the same on every page until you update.'
        : `Add ${source}.`;
  }
}

function pasteFor(
  why: Block['why'],
  part: 'head' | 'later',
  directive: string,
  mended: string,
): string {
  if (why === 'sandbox')
    return `Content-Security-Policy: ${directive} allow-scripts allow-same-origin`;
  if (why !== 'strict-dynamic') return `Content-Security-Policy: ${mended}`;
  return part === 'head'
    ? '<script nonce="…" data-api-url="…">…</script>\nContent-Security-Policy: script-src \'nonce-…\' \'strict-dynamic\'   (a new nonce in each response)'
    : [
        'either  <script nonce="…" async src="/bookplate.….js"></script>',
        "        Content-Security-Policy: script-src 'nonce-…' 'strict-dynamic'   (a new nonce in each response)",
        'or      <script integrity="sha256-…" async src="/bookplate.….js"></script>',
        "        Content-Security-Policy: script-src 'sha256-…' 'strict-dynamic'   (the same hash, beside the head script's)",
      ].join('\n');
}
