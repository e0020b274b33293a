import type { AnyCheck } from './checks.ts';
import type { CheckContext } from './check-context.ts';
import type { Need } from './check.ts';
import type { Code, Finding } from './findings.ts';
import type { Obstacle } from './skip-error.ts';

/** Why a check was skipped. */
export type SkipReason =
  | Obstacle
  | { readonly kind: 'found'; readonly code: Code }
  | {
      readonly kind: 'not-given';
      readonly what: Exclude<Need, 'one-origin' | 'two-origins'>;
    }
  | { readonly kind: 'one-origin' }
  | { readonly kind: 'two-origins' };

/**
 * Decides whether to skip a check.
 *
 * @param check which
 * @param context what it works with
 * @param findings of the checks before it
 * @returns the reason, or undefined if the check should run
 */
export function reasonToSkip(
  { needs = [], unless = [] }: Pick<AnyCheck, 'needs' | 'unless'>,
  context: Pick<CheckContext, 'setup' | 'observe'>,
  findings: readonly Finding[],
): SkipReason | undefined {
  for (const need of needs) {
    const reason = lacks(need, context);
    if (reason) return reason;
  }
  const found = findings.find((finding) => unless.some(({ code }) => code === finding.code));
  return found && { kind: 'found', code: found.code };
}

function lacks(
  need: Need,
  { setup, observe }: Pick<CheckContext, 'setup' | 'observe'>,
): SkipReason | undefined {
  const isOneOrigin = setup.deployment === 'one-domain';
  switch (need) {
    case 'two-origins':
      return isOneOrigin ? { kind: 'one-origin' } : undefined;
    case 'one-origin':
      return isOneOrigin ? undefined : { kind: 'two-origins' };
    case 'browser':
      return observe ? undefined : { kind: 'not-given', what: need };
    case 'cookie':
    case 'setCookie':
    case 'signInCookies':
    case 'signOutCookies':
    case 'scriptHash':
    case 'docsGroups':
    case 'spec':
      return setup[need] === undefined ? { kind: 'not-given', what: need } : undefined;
  }
}
