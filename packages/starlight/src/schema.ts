import { z } from 'astro/zod';
import { withPage } from '@bookplate/docs/page';
import { gateIssues } from '@bookplate/protocol';

/**
 * The line in `src/content.config.ts` that makes `groups` a part of front matter:
 * `docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) })`.
 *
 * @returns a schema of Astro's own zod
 */
export function bookplateSchema(): ReturnType<typeof z.object> {
  const groups = z.any().superRefine((value, context) => {
    if (value === undefined) return;
    for (const { path, message } of gateIssues(value))
      context.addIssue({
        code: 'custom',
        path: [...path],
        message: withPage('page-groups', message),
      });
  });
  return z.object({ groups: groups.optional() });
}
