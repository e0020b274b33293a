import type { CheckContext } from '../check-context.ts';
import { docsRequest } from '../requests.ts';
import { type Block, judgePage } from './judge-page.ts';
import { pagePolicies, reportOnlyPolicies } from './page-policies.ts';

/**
 * What the policies of the docs page block.
 *
 * @param context of the examination
 * @param mode `report-only`: what they would block if they were enforced
 * @returns the first block for each part of Bookplate
 */
export async function pageBlocks(
  { setup, responseTo, docsPage }: CheckContext,
  mode: 'enforced' | 'report-only' = 'enforced',
): Promise<readonly Block[]> {
  const page = await docsPage();
  const response = await responseTo(docsRequest(setup));
  const policies =
    mode === 'enforced' ? pagePolicies(response, page) : reportOnlyPolicies(response);
  return judgePage(page, policies, setup);
}
