import { isPublic } from '@bookplate/protocol';
import type { PagesCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** The first thing that most readers would see is that it is not for them. */
export const gatedHome: PagesCheck = (pages) =>
  pages.flatMap(({ path, groups, groupsPlace }) =>
    path === '' && groups && !isPublic(groups)
      ? [createFinding('gated-home', 'warning', groupsPlace, { groups })]
      : [],
  );
