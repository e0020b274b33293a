const files = /^(stylesheet|(dns-)?pre\w+|modulepreload|(shortcut )?icon|manifest)$/;

/**
 * Whether a tag in the head of a page loads code, styles or other files: such tags say nothing of a gated page, and stay.
 * Structured data is a script too, and says something.
 *
 * @param tag its name
 * @param attrs its attributes
 * @returns true for what may stay in the head of a gated page
 */
export function loadsSomething(
  tag: string,
  attrs: Readonly<Record<string, string | boolean | undefined>> = {},
): boolean {
  if (tag === 'link') return files.test(String(attrs['rel']));
  if (tag === 'script') return !String(attrs['type']).includes('json');
  return tag === 'style' || tag === 'base';
}
