import { keepCurrent } from './keep-current.ts';
import type { Keys } from './keys.ts';

/**
 * Keeps what there is to choose up to date in `<label data-bookplate-keys>Key <select></select></label>`, wherever it
 * stands on the page, and takes in what is chosen there.
 *
 * @param keys tells those of the reader
 */
export function keepKeyChoices(keys: () => Keys): void {
  keepCurrent(() => {
    const { names, chosen = '', choose } = keys();
    for (const select of document.querySelectorAll<HTMLSelectElement>(
      '[data-bookplate-keys] select',
    )) {
      const options = Array.from(select.options, ({ value }) => value);
      // Only if they differ: the reader may have it open.
      if (JSON.stringify(options) !== JSON.stringify(names))
        select.replaceChildren(...names.map((name) => new Option(name, name)));
      select.value = chosen;
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- one, however often this runs
      select.onchange = () => choose(select.value);
    }
  });
}
