import { withPage } from '@bookplate/docs/page';
import type { PluginSetup } from './hooks.ts';

const gated = 'else gated pages show to everyone what they are about';

/** Components of Starlight that ours wrap, and why a site with its own must do the same. */
const wrapped = {
  Banner: gated,
  EditLink: gated,
  Hero: gated,
  LastUpdated: gated,
  MarkdownContent: gated,
  PageSidebar: gated,
  Pagination: gated,
  SocialIcons: 'where the account menu is to appear',
  TwoColumnContent: 'else the table of contents names to everyone what is in <Groups>',
} as const;

/**
 * Wraps the components of Starlight, except those that the site has replaced.
 *
 * @param components of the site's configuration
 * @param warn is told of each component of the site's own
 * @returns the components for the configuration
 */
export function wrapComponents(
  components: PluginSetup['config']['components'],
  warn: (message: string) => void,
): Readonly<Record<string, string | undefined>> {
  const ours: Record<string, string> = {};
  for (const [name, reason] of Object.entries(wrapped)) {
    const file = `@bookplate/starlight/components/${name}.astro`;
    if (components?.[name] === undefined) ours[name] = file;
    else
      warn(
        withPage(
          'starlight-component',
          `The site has its own ${name}. Put ${file} into it, ${reason}.`,
        ),
      );
  }
  return { ...components, ...ours };
}
