import {
  findHeadScript,
  findDeferredScript,
  type DocsPage,
  type PageScript,
  urlOfScript,
} from '../html/docs-page.ts';
import { type ScriptBlock, whyBlocked } from './script-block.ts';
import type { PagePolicy } from './page-policies.ts';
import { governing } from './policy.ts';
import { scriptHash } from './script-hash.ts';
import { allowsUrl } from './source-list.ts';

/** A part of Bookplate that a policy blocks. */
export interface Block {
  readonly part: 'head' | 'later' | 'request';
  readonly policy: PagePolicy;
  /** The directive that applies: `default-src` if there is no other. */
  readonly directive: string;
  readonly why: ScriptBlock | 'sandbox';
  /** The source that the directive lacks. */
  readonly source: string;
  /** The head script sends its request before the browser reads the `meta`; only later requests are blocked. */
  readonly isLater?: boolean;
}

/** The URLs that policies apply to. */
export interface PageUrls {
  readonly docs: URL;
  readonly api: URL;
}

/**
 * Applies the policies of a page to Bookplate, like a browser (CSP3). Every policy must allow each part.
 *
 * @param page the parsed docs page
 * @param policies of that page
 * @param urls of the page and of the Info API
 * @returns the first block for each part, in the order head script, deferred part, request
 */
export function judgePage(
  page: DocsPage,
  policies: readonly PagePolicy[],
  { docs, api }: PageUrls,
): readonly Block[] {
  const head = findHeadScript(page);
  const later = findDeferredScript(page);
  return [
    ...first(policies, (policy) => head && judgeScript(head, 'head', policy, docs)),
    ...first(policies, (policy) => later && judgeScript(later, 'later', policy, docs)),
    ...first(policies, (policy) => judgeRequest(policy, { docs, api, head })),
  ];
}

function first(
  policies: readonly PagePolicy[],
  judge: (policy: PagePolicy) => Block | undefined,
): readonly Block[] {
  for (const policy of policies) {
    const block = judge(policy);
    if (block) return [block];
  }
  return [];
}

function judgeScript(
  script: PageScript,
  part: 'head' | 'later',
  policy: PagePolicy,
  docs: URL,
): Block | undefined {
  if (policy.order > script.order || script.kind === 'data') return undefined;
  if (lacks(policy, 'allow-scripts'))
    return { part, policy, directive: 'sandbox', why: 'sandbox', source: 'allow-scripts' };
  const rule = governing(policy.directives, 'script-src-elem');
  if (!rule) return undefined;
  const src = urlOfScript(script, docs);
  const why = whyBlocked(script, rule.sources, { src, self: docs });
  return (
    why && { part, policy, directive: rule.directive, why, source: sourceOf(script, src, docs) }
  );
}

function judgeRequest(
  policy: PagePolicy,
  { docs, api, head }: PageUrls & { readonly head: PageScript | undefined },
): Block | undefined {
  const part = 'request';
  // A sandboxed page has an opaque origin, which sends `Origin: null` and equals no other.
  if (lacks(policy, 'allow-same-origin'))
    return { part, policy, directive: 'sandbox', why: 'sandbox', source: 'allow-same-origin' };
  const rule = governing(policy.directives, 'connect-src');
  if (!rule || allowsUrl(rule.sources, api, docs)) return undefined;
  const isLater = head?.kind === 'classic' && !head.late && policy.order > head.order;
  const source = api.origin === docs.origin ? "'self'" : api.origin;
  return { part, policy, directive: rule.directive, why: 'not-listed', source, isLater };
}

function lacks({ directives }: PagePolicy, flag: string): boolean {
  const flags = directives.get('sandbox');
  return flags !== undefined && !flags.some((given) => given.toLowerCase() === flag);
}

/** The source that allows a script. */
function sourceOf({ text }: PageScript, src: URL | undefined, docs: URL): string {
  if (src === undefined) return `'${scriptHash(text)}'`;
  return src.origin === docs.origin ? "'self'" : src.origin;
}

/**
 * The blocking directives with the sources that they lack, after the sources that they list.
 *
 * @param blocks of a page
 * @returns such as `script-src 'self' 'sha256-…'; connect-src https://dash.foo.com`. For `default-src` it adds a
 * specific directive. Empty if listing more does not help
 */
export function mendedPolicy(blocks: readonly Block[]): string {
  const mended = new Map<string, Set<string>>();
  for (const { part, policy, directive, why, source } of blocks) {
    if (why === 'strict-dynamic') continue;
    const own = part === 'request' ? 'connect-src' : 'script-src';
    const name = directive === 'default-src' ? own : directive;
    const listed = (policy.directives.get(directive) ?? []).filter(
      (known) => known.toLowerCase() !== "'none'",
    );
    mended.set(name, new Set([...(mended.get(name) ?? []), ...listed, source]));
  }
  return [...mended].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
