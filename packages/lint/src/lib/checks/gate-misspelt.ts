import { gateIssues, namesMeant, nearestName, writeGate } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { exampleGroups } from './example-groups.ts';
import { createFinding, type Finding } from '../findings.ts';

/** What is almost a gate hides nothing, and nothing else says so. */
export const gateMisspelt: PageCheck = (page, { host, knownGroups }) => {
  const { file, misspeltGates, frontMatter } = page;
  const [example] = exampleGroups(knownGroups);
  const write = `<div data-bookplate-groups="${example}">`;
  // Other hosts refuse such elements in builds.
  const elements = (host.isMdx('a.mdx') ? [] : misspeltGates).map(({ source, ...point }): Finding =>
    createFinding('gate-misspelt', 'error', { file, ...point }, { found: source, write }),
  );
  const { data, pointOf } = frontMatter;
  if (!host.gatesPages || 'groups' in data) return elements;
  const keys = Object.keys(data).flatMap((key): readonly Finding[] => {
    const isGroups = key.toLowerCase() === 'groups';
    if (!/^g/i.test(key) || nearestName(key, ['groups']) === undefined) return [];
    // Hugo reads names in any case.
    if (isGroups && host.name === 'hugo') return [];
    // A field `group` may be the site's.
    const namesGroup = [data[key]].flat().some((name) => knownGroups?.names.includes(String(name)));
    const place = { file, ...pointOf([key]) };
    const value = data[key];
    const gate =
      gateIssues(value).length === 0 ? value : namesMeant([value].flat().join(' '), example);
    const args = { found: `${key}:`, write: `groups: ${writeGate(gate)}` };
    return [
      createFinding('gate-misspelt', isGroups || namesGroup ? 'error' : 'warning', place, args),
    ];
  });
  return [...elements, ...keys];
};
