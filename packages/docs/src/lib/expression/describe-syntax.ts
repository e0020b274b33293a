import { withFallback } from './with-fallback.ts';

/**
 * Says what is wrong with a text in braces that no parser reads. A parser's own words name its tokens.
 *
 * @param written the text with its braces, as far as there are any
 * @returns sentences: what was found, what to write
 */
export function describeSyntax(written: string): string {
  const source = written.replace(/^\{+\s*/, '').replace(/\s*\}*$/, '');
  if (/[‘’“”]/.test(source))
    return `Found curly quotes in ${written}. Write straight quotes: ' or ".`;
  if (/^\{\s*\{/.test(written))
    return `Found two braces in ${written}. Write one: {${withFallback(source, "'…'")}}.`;
  if (/^\S+ \? [^:?]+$/.test(source))
    return `Found ? with no : in ${written}. Write what other readers see, too: {${source} : '…'}.`;
  return `Found ${written}, which is not an expression. Write one such as {user.firstName ?? 'reader'}; for braces that readers are to see, a backslash before the first.`;
}
