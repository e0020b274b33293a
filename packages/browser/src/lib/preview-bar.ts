import type { Preview, View } from './preview.ts';

const style = `
  :host { all: initial; position: fixed; z-index: 2147483647; inset: auto auto 12px 12px; color-scheme: light dark }
  label { display: flex; gap: 8px; align-items: center; padding: 6px 8px 6px 12px; border-radius: 99px;
    font: 13px/1.4 system-ui, sans-serif; color: CanvasText; background: Canvas;
    border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); box-shadow: 0 2px 10px rgb(0 0 0 / 25%) }
  label:has(select:not([data-view=session])) { border-color: #b45309; background: color-mix(in srgb, #f59e0b 22%, Canvas) }
  select { max-width: 14em; padding: 3px 4px; font: inherit; font-weight: 600; color: inherit;
    background: Canvas; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: 6px }
  select:focus-visible { outline: 2px solid Highlight; outline-offset: 1px }
  @media print { :host { display: none } }
`;

const labels: Readonly<Partial<Record<View, string>>> = {
  session: 'my own session',
  nobody: 'nobody',
};

/**
 * Puts a small bar on the page, to choose the persona. It is outside of the body, which belongs to the
 * host, and in a shadow root, which the docs' own styles do not reach.
 *
 * @param preview what there is to choose
 */
export function mountPreviewBar({ views, view, choose }: Preview): void {
  const bar = document.createElement('bookplate-preview');
  const root = bar.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const label = document.createElement('label');
  const select = document.createElement('select');
  for (const each of views) {
    const text = labels[each] ?? each.replace(/^as /, '');
    select.add(new Option(text, each, false, each === view));
  }
  const mark = (): void => void (select.dataset['view'] = select.value);
  select.addEventListener('change', () => {
    choose(select.value as View);
    mark();
  });
  mark();
  label.append('View as', select);
  root.append(label);
  document.documentElement.append(bar);
}
