import type { Update } from './deferred-painters.ts';
import type { Keys } from './keys.ts';

/** The choice of a key: `<label data-bookplate-keys>Key <select></select></label>`. */
export const keyChoice = '[data-bookplate-keys] select';

/**
 * Fills such a choice, and uses the key that the reader chooses there.
 *
 * @param keys the reader's keys now
 * @returns does so for one `<select>`
 */
export function keyChoiceUpdate(keys: () => Keys): Update {
  return (element) => {
    const select = element as HTMLSelectElement;
    const { names, chosen = '', choose } = keys();
    const options = Array.from(select.options, ({ value }) => value);
    // Only if they differ: the reader may have it open.
    if (JSON.stringify(options) !== JSON.stringify(names))
      select.replaceChildren(...names.map((name) => new Option(name, name)));
    select.value = chosen;
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- one, however often this runs
    select.onchange = () => choose(select.value);
  };
}
