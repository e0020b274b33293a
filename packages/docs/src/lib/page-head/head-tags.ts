import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Settings } from '@bookplate/protocol';
import type { Development } from './development.ts';

/** A tag for the head of every page. */
export interface HeadTag {
  readonly tag: 'noscript' | 'script';
  readonly attrs: Readonly<Record<string, string>>;
  readonly content: string;
}

/** Without JavaScript, the page is that of nobody. */
const anonymousStyle =
  '<style>[data-bookplate-groups],[data-bookplate-show]:not([data-bookplate-show~=anonymous]),[data-bookplate-anonymous=hidden]{display:none!important}nav li:has(>a[data-bookplate-groups]),nav li:has(>details):not(:has(a:not([data-bookplate-groups]))),li:has(>a>[data-bookplate-entry]),article:has(>[data-bookplate-entry],>a>h2>[data-bookplate-entry]){display:none!important}bookplate-when{display:contents}</style>';

/**
 * What goes first into the head of every page: the script that must run before the first paint, the rest of it as a
 * module, and a style for readers without JavaScript.
 *
 * @param settings of the docs
 * @param development in the development server only: there the script also says in the console what happens, and
 * offers to view the page as somebody else
 * @returns the tags, in their order
 */
export function headTags(settings: Settings, development?: Development): readonly HeadTag[] {
  const { apiUrl, loginUrl, logoutUrl, refreshSeconds, cacheSeconds, reportShare } = settings;
  const attrs = withoutNothing({
    'data-api-url': apiUrl,
    'data-login-url': loginUrl,
    'data-logout-url': logoutUrl,
    'data-refresh-seconds': refreshSeconds?.toString(),
    'data-cache-seconds': cacheSeconds?.toString(),
  });
  const style: HeadTag = { tag: 'noscript', attrs: {}, content: anonymousStyle };
  if (development) {
    const personas = { 'data-personas': JSON.stringify(development.personas) };
    return [
      { tag: 'script', attrs: { ...attrs, ...personas }, content: scriptText('bookplate.dev') },
      style,
    ];
  }
  const forConsole =
    settings.console === undefined
      ? {}
      : withoutNothing({
          'data-console': settings.console,
          'data-report-share': reportShare?.toString(),
        });
  const rest = settings.console === undefined ? [] : [scriptText('console')];
  return [
    { tag: 'script', attrs: { ...attrs, ...forConsole }, content: scriptText('head') },
    {
      tag: 'script',
      attrs: { type: 'module' },
      content: [scriptText('rest'), ...rest].join('\n'),
    },
    style,
  ];
}

function withoutNothing(
  attrs: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attrs).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

// Docusaurus loads this through jiti, which knows of `import.meta` only the `url`.
const { resolve } = createRequire(import.meta.url);

function scriptText(name: 'head' | 'rest' | 'console' | 'bookplate.dev'): string {
  return readFileSync(resolve(`@bookplate/browser/${name}.js`), 'utf8').trim();
}
