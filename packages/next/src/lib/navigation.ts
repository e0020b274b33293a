import { groupsOfAny } from '@bookplate/protocol';
import { createElement } from 'react';
import type { GroupsOf } from '@bookplate/docs/host';
import { neighbour, type PageGroups } from '@bookplate/docs/gating';
import type { TreeNode } from './fumadocs-hooks.ts';

/**
 * Marks the name of an entry with the groups that see it: the head's stylesheet hides the link around it. A
 * folder is for the readers of anything in it.
 *
 * @param node an entry; it is changed
 * @param groupsOf the groups of each page
 * @returns the entry
 */
export function gateNavigation(node: TreeNode, groupsOf: GroupsOf): TreeNode {
  const groups = groupsOfNode(node, groupsOf);
  if (groups)
    node.name = createElement(
      'bookplate-groups',
      { 'data-bookplate-groups': groups.join(' '), 'data-bookplate-entry': '' },
      node.name,
    );
  return node;
}

function groupsOfNode(node: TreeNode, groupsOf: GroupsOf): PageGroups {
  if (node.type !== 'folder') return node.url === undefined ? undefined : groupsOf(node.url);
  const entries = inside(node).filter(({ type }) => type !== 'separator');
  return groupsOfAny(entries.map((each) => groupsOfNode(each, groupsOf)));
}

/** Where "previous" and "next" lead. */
export interface Neighbours {
  readonly previous: TreeNode | undefined;
  readonly next: TreeNode | undefined;
}

/**
 * Finds the neighbours of a page among all that its readers see.
 *
 * @param tree of the navigation
 * @param url of the page
 * @param groupsOf the groups of each page
 * @returns the entries
 */
export function findNeighbours(tree: TreeNode, url: string, groupsOf: GroupsOf): Neighbours {
  // As the layout does: of the innermost folder with a navigation apart.
  const roots = wayTo(tree, url)?.filter(({ type, root }) => type === 'folder' && root);
  const list = linksIn(roots?.at(-1) ?? tree);
  const at = list.findIndex((node) => node.url === url);
  const find = (step: 1 | -1): TreeNode | undefined =>
    neighbour(list, at, step, (node) => groupsOf(node.url ?? ''));
  return { previous: find(-1), next: find(1) };
}

/** The nodes around an entry and the entry, the outermost first. */
function wayTo(node: TreeNode, url: string): readonly TreeNode[] | undefined {
  if (node.url === url) return [node];
  for (const each of inside(node)) {
    const way = wayTo(each, url);
    if (way) return [node, ...way];
  }
  return undefined;
}

function inside({ index, children = [] }: TreeNode): readonly TreeNode[] {
  return index ? [index, ...children] : children;
}

function linksIn({ children = [] }: TreeNode): readonly TreeNode[] {
  return children.flatMap((node) => [
    ...(node.index && !node.index.external ? [node.index] : []),
    ...(node.type === 'page' && !node.external ? [node] : []),
    ...linksIn(node),
  ]);
}
