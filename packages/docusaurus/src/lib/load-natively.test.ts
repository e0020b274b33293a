import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What a module imports at run time. */
function importsOf(name: string): readonly string[] {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)'/gm);
  return Array.from(statements, ([, specifier = '']) => specifier);
}

test.each([
  ['index.ts', ['./lib/load-natively.ts']],
  ['lib/preset.ts', ['./load-natively.ts']],
  ['lib/load-natively.ts', ['node:module', 'node:path']],
])('%s, which Docusaurus loads through jiti, imports only what jiti can load', (name, expected) => {
  expect(importsOf(name)).toEqual(expected);
});
