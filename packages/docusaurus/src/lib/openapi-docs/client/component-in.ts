import type { ComponentType } from 'react';

type Component = ComponentType<Readonly<Record<string, unknown>>>;

/**
 * What a theme's file exports by default. Themes may be CommonJS, and to files of packages that are not, as ours, a
 * bundler hands all of such a module as its default.
 *
 * @param imported by default
 * @returns the component
 */
export function componentIn(imported: Component | { readonly default: Component }): Component {
  return 'default' in imported ? imported.default : imported;
}
