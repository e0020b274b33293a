import { isSharedBy } from '@bookplate/docs/gating';
import type { PagesCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import type { Gate } from '../page/page.ts';
import { createResolver } from '../page/resolve-link.ts';

/** Readers who follow such a link come to a page that is not for them, and its title is told to everyone. */
export const gatedLink: PagesCheck = (pages, site) => {
  const resolve = createResolver(pages, site);
  return pages.flatMap((page) =>
    page.links.flatMap(({ url, gates, ...point }) => {
      const { groups } = resolve(page, url) ?? {};
      if (!groups) return [];
      const around: readonly Gate[] = page.groups ? [...gates, { groups: page.groups }] : gates;
      if (around.some((gate) => isWithin(gate, groups))) return [];
      return [
        createFinding('gated-link', 'warning', { file: page.file, ...point }, { url, groups }),
      ];
    }),
  );
};

/** Whether all who pass the gate see what is for the groups. */
function isWithin(gate: Gate, groups: readonly string[]): boolean {
  if ('groups' in gate) return isSharedBy(gate.groups, groups);
  const [not, condition] =
    Array.isArray(gate.when) && gate.when[0] === '!' ? gate.when : ['', gate.when];
  const [operator, list, group] = Array.isArray(condition) ? (condition as readonly unknown[]) : [];
  return (
    operator === 'in' &&
    String(list) === 'user,groups' &&
    isSharedBy(not === '!' ? ['*', `!${String(group)}`] : [String(group)], groups)
  );
}
