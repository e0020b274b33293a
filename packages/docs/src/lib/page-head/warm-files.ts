import { createHash } from 'node:crypto';
import type { Settings } from '@bookplate/protocol';
import { scriptText } from './script-text.ts';
import { tagSettings } from './tag-settings.ts';

/** The page that the dashboard embeds. It is no page of the docs. */
export const warmPage = 'bookplate-warm.html';

/** A file in the root of the built docs. */
export interface WarmFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes the warm frame: a page that the dashboard embeds after sign-in and after sign-out, and its script. On the docs' own
 * origin the dashboard can load the script without the page.
 *
 * @param settings of the docs, with `warmFrame`
 * @param base the path of the folder that they are written to, such as `/docs/`; without it the page finds its script beside itself
 * @returns the files; none if the docs have no warm frame
 */
export function warmFiles(settings: Settings, base = ''): readonly WarmFile[] {
  if (settings.warmFrame === undefined) return [];
  const dashboard = new URL(settings.warmFrame).origin;
  const frame = { dashboard, tag: tagSettings(settings, settings.console !== undefined) };
  const script = `(function(bookplateWarm){${scriptText('warm')}\n})(${JSON.stringify(frame)});\n`;
  const version = createHash('sha256').update(script).digest('hex').slice(0, 8);
  // A file beside the page, not a script in it: a policy allows the docs' own scripts already.
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bookplate</title>
<meta name="robots" content="noindex">
<meta name="bookplate:warm" content="${dashboard}">
<script src="${base}bookplate-warm.js?${version}"></script>
</head>
</html>
`;
  return [
    { name: warmPage, text: html },
    { name: 'bookplate-warm.js', text: script },
  ];
}
