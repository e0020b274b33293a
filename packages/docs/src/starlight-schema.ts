import { z } from 'astro/zod';
import { groupNamePattern, userLimits } from '@bookplate/protocol';

/**
 * The line in `src/content.config.ts` that makes `groups` a part of front matter:
 * `docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) })`.
 *
 * @returns a schema of Astro's own zod
 */
export function bookplateSchema(): ReturnType<typeof z.object> {
  const message = 'expected the name of a group: letters, digits and _ . : -, such as "admin"';
  const group = z.string().regex(groupNamePattern, message);
  return z.object({ groups: group.array().max(userLimits.groups).optional() });
}
