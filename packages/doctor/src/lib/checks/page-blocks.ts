import { type Block, judgePage } from '../csp/judge-page.ts';
import { pagePolicies, reportOnlyPolicies } from '../csp/page-policies.ts';
import { askDocs } from '../questions.ts';
import type { Visit } from '../visit.ts';

/**
 * What the docs page's policies keep from working.
 *
 * @param visit of this examination
 * @param mode `report-only`: what they would, if they were enforced
 * @returns a block for each part of Bookplate that is concerned
 */
export async function pageBlocks(
  { setup, answer, docsPage }: Visit,
  mode: 'enforced' | 'report-only' = 'enforced',
): Promise<readonly Block[]> {
  const page = await docsPage();
  const response = await answer(askDocs(setup));
  const policies =
    mode === 'enforced' ? pagePolicies(response, page) : reportOnlyPolicies(response);
  return judgePage(page, policies, setup);
}
