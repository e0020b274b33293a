import { observer, painters } from './painted-elements.ts';

/** Brings one element up to date. It must leave alone what is right already: it is called for its own changes too. */
export type Update = (element: Element) => void;

/**
 * Updates elements now, those that the page adds later, and all of them whenever the reader changes. The observer of the
 * page looks only at what was added: the parser's additions are observed after every custom element, so a search of the
 * whole document each time would cost the square of the page's length.
 *
 * @param updates for elements that match a selector, in this order
 * @param attribute an attribute whose changes count too
 */
export function paintDeferred(updates: Readonly<Record<string, Update>>, attribute: string): void {
  const updateItself = (node: Node | null): void => {
    for (const [selector, update] of Object.entries(updates))
      if (node instanceof Element && node.matches(selector)) update(node);
  };
  const updateWithin = (root: Element | Document): void =>
    root.querySelectorAll(Object.keys(updates).join()).forEach(updateItself);
  const updateAll = (): void => updateWithin(document);

  painters.push((records) => {
    const added = new Set<Node | null>(records.flatMap(({ addedNodes }) => [...addedNodes]));
    for (const node of [...records.map(({ target }) => target), ...added]) updateItself(node);
    // What was added together is searched once, from its top.
    for (const node of added)
      if (node instanceof Element && !added.has(node.parentNode)) updateWithin(node);
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: [attribute] });
  addEventListener('bookplate:user', updateAll);
  addEventListener('bookplate:reader', updateAll);
  updateAll();
}
