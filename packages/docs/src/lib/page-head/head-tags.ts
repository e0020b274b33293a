import { visibilityRules } from '@bookplate/browser/program';
import type { Settings } from '@bookplate/protocol';
import type { Development } from './development.ts';
import { scriptText } from './script-text.ts';
import { tagSettings } from './tag-settings.ts';
import { wholeScript } from './whole-script.ts';

/** A tag for the head of every page. */
export interface HeadTag {
  readonly tag: 'noscript' | 'script';
  readonly attrs: Readonly<Record<string, string | true>>;
  readonly content: string;
}

/** Without JavaScript, everyone sees the page of anonymous readers. The build has evaluated its conditions. */
const anonymousStyle = `<style>${visibilityRules(null)}[data-bookplate-anonymous=hidden]{display:none!important}</style>`;

/** What the pages load: where a build puts the {@link DeferredFile}, or what the development server knows. */
export type HeadSource =
  | { readonly deferredUrl: string }
  | { readonly development: Development }
  /** Nothing: all of the script is in the page. */
  | 'inline';

/**
 * What goes first into the head of every page: the script that must run before the first paint, the rest of it from a
 * file that nothing waits for, and a style for readers without JavaScript.
 *
 * @param settings of the docs
 * @param source in the development server, one script that also explains in the console what happens, and offers to
 * view the page as a persona
 * @returns the tags, in their order
 */
export function headTags(settings: Settings, source: HeadSource): readonly HeadTag[] {
  const style: HeadTag = { tag: 'noscript', attrs: {}, content: anonymousStyle };
  if (source !== 'inline' && 'development' in source) {
    const personas = { 'data-personas': JSON.stringify(source.development.personas) };
    return [
      {
        tag: 'script',
        attrs: { ...attributesOf(settings, false), ...personas },
        content: scriptText('bookplate.dev'),
      },
      style,
    ];
  }
  const attrs = attributesOf(settings, settings.console !== undefined);
  if (source === 'inline') return [{ tag: 'script', attrs, content: wholeScript(settings) }, style];
  return [
    { tag: 'script', attrs, content: scriptText('head') },
    // Not a module: those wait for the whole page, and from another host they need CORS.
    { tag: 'script', attrs: { async: true, src: source.deferredUrl }, content: '' },
    style,
  ];
}

/** The attributes behind `dataset` names (HTML §3.2.6.6). */
function attributesOf(settings: Settings, hasConsole: boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tagSettings(settings, hasConsole)).map(([name, text]) => [
      `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      text,
    ]),
  );
}
