import type { PagesCheck } from '../check.ts';
import { createFinding, type Finding } from '../findings.ts';

/** One of the two is not reachable; if one is gated, chance decides who sees what. */
export const duplicatePath: PagesCheck = (pages, { host }) => {
  const first = new Map<string, string>();
  return pages.flatMap(({ path, file }): readonly Finding[] => {
    if (path === undefined) return [];
    const other = first.get(path);
    if (other === undefined) {
      first.set(path, file);
      return [];
    }
    return [
      createFinding(
        'duplicate-path',
        'error',
        { file, line: 1, column: 1 },
        {
          path: `${host.base}${path}`,
          other,
        },
      ),
    ];
  });
};
