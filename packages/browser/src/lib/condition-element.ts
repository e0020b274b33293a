import { parseJson } from '@bookplate/protocol';
import { defineElement } from './painted-elements.ts';

/**
 * Defines `<bookplate-when data-bookplate-when='program'>`, shown while the program is true. A rule for each condition
 * would be tried on each element; a state needs one rule, and touches no attribute.
 *
 * @param evaluate the value of a program for the current reader
 */
export function defineConditionElement(evaluate: (program: unknown) => unknown): void {
  defineElement('bookplate-when', (element) => {
    const internals = element.attachInternals();
    return () => {
      const isTrue = evaluate(parseJson(element.getAttribute('data-bookplate-when') as string));
      try {
        const { states } = internals;
        states.add('hidden');
        if (isTrue) states.delete('hidden');
      } catch {
        // Browsers of before May 2024 have no states, or none with such a name.
        element.style.display = isTrue ? '' : 'none';
      }
    };
  });
}
