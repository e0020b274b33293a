import { defineElement, observer, updateElements } from './painted-elements.ts';

/**
 * Defines `<bookplate-text value="user.firstName">reader</bookplate-text>`. The fallback is ordinary text in the
 * HTML, for crawlers and readers without JavaScript; what replaces it is ordinary text too, so it can be selected,
 * copied and found.
 *
 * @param textOf what to show for a `value`, or undefined for the fallback
 */
export function defineTextElement(textOf: (value: string) => string | undefined): void {
  let isParsing = document.readyState === 'loading';
  defineElement('bookplate-text', (element) => {
    let fallback = '';
    let shown = '';
    // The parser adds the fallback after the element, and network chunks can split it; a framework may replace it. So the
    // element stays observed.
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return () => {
      const text = element.textContent;
      if (text !== shown) {
        // While the page is parsed, what follows our own text is more of the fallback.
        const isMore = isParsing && text.startsWith(shown);
        fallback = isMore ? fallback + text.slice(shown.length) : text;
      }
      shown = textOf(element.getAttribute('value') ?? '') ?? fallback;
      if (text !== shown) element.textContent = shown;
    };
  });
  // HTML, "the end": this event is dispatched before observers have seen the last that was parsed, and before a deferred
  // script can replace a fallback.
  document.addEventListener('readystatechange', () => {
    updateElements();
    isParsing = false;
  });
}
