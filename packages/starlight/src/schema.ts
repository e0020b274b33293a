import { z } from 'astro/zod';
import { withPage } from '@bookplate/docs/page';
import { groupNamePattern, groupNameWords, userLimits } from '@bookplate/protocol';

/**
 * The line in `src/content.config.ts` that makes `groups` a part of front matter:
 * `docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) })`.
 *
 * @returns a schema of Astro's own zod
 */
export function bookplateSchema(): ReturnType<typeof z.object> {
  const name = withPage(
    'page-groups',
    `expected the name of a group, ${groupNameWords}, such as "admin"`,
  );
  const list = withPage(
    'page-groups',
    "expected a list of groups, such as groups: ['admin']; an empty list is for nobody",
  );
  const group = z.string({ message: name }).regex(groupNamePattern, name);
  return z.object({ groups: z.array(group, { message: list }).max(userLimits.groups).optional() });
}
