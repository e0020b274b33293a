import { AuthorError } from './author-error.ts';
import type { ElementTag } from './element-attribute.ts';

/**
 * Browsers know no `<groups>` and no `<group>`: what is in them is for everyone. `<Group>` may be a component of the site.
 *
 * @param tag an element
 * @returns whether `<Groups>` is meant
 */
export function isMisspeltGate({ name, attributes }: ElementTag): boolean {
  if (name === 'groups' || name === 'group') return true;
  return (
    name === 'Group' &&
    attributes.some((each) => 'name' in each && /^(?:any|none)$/.test(each.name))
  );
}

/**
 * @param tag of an element that is no component of the page
 * @throws {AuthorError} if `<Groups>` is meant
 */
export function refuseMisspeltGate(tag: ElementTag): void {
  if (isMisspeltGate(tag))
    throw new AuthorError(
      'groups-element',
      `Found <${tag.name}>, which hides nothing. Write <Groups any={['admin']}> and </Groups>.`,
      0,
    );
}
