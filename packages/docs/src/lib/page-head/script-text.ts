import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Docusaurus loads this through jiti, which knows of `import.meta` only the `url`.
const { resolve } = createRequire(import.meta.url);

/** Read once: a server may write them into each page. */
const texts = new Map<string, string>();

/**
 * @param name of a script of `@bookplate/browser`
 * @returns the script
 */
export function scriptText(
  name: 'head' | 'deferred' | 'console' | 'warm' | 'bookplate' | 'bookplate.dev',
): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(resolve(`@bookplate/browser/${name}.js`), 'utf8').trim();
    texts.set(name, text);
  }
  return text;
}
