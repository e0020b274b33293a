import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settings } from './settings.ts';

const userSchema = {
  type: 'object',
  properties: {
    firstName: { type: 'string' },
    plan: { enum: ['free', 'team'] },
  },
};

const paragraph =
  'The quick *brown* fox jumps over the [lazy](../page-1/) dog, `code` and **bold** text go on for a while. '.repeat(
    5,
  );

/** Some 6 kB, with twelve expressions; every tenth page is gated. */
function pageText(number: number): string {
  return [
    `---\ntitle: Page ${number}\n${number % 10 === 0 ? 'groups: [admin]\n' : ''}---\n`,
    "Hello, {user.firstName ?? 'reader'}!\n",
    ...Array.from({ length: 8 }, (_, index) => sectionText(index)),
    "```sh user\ncurl -H 'Key: {playground.header.Key ?? 'KEY'}' https://api.foo.com\n```\n",
  ].join('\n');
}

function sectionText(index: number): string {
  return `## Section ${index}\n\n${paragraph}\n\n- one {user.plan === 'free' ? 'x' : <b>{user.plan ?? 'y'}</b>}\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\`\`\`js\nconst a = ${index};\n\`\`\`\n`;
}

/**
 * Writes a Starlight site with five personas.
 *
 * @returns where it is, and its pages; remove the folder afterwards
 */
export function writeMdxSite(count: number): {
  readonly folder: string;
  readonly files: readonly string[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-bench-'));
  const content = join(folder, 'src/content/docs');
  mkdirSync(content, { recursive: true });
  mkdirSync(join(folder, 'personas'));
  writeFileSync(join(folder, 'astro.config.mjs'), '');
  writeFileSync(join(folder, 'bookplate.json'), JSON.stringify({ ...settings, userSchema }));
  for (let number = 0; number < 5; number += 1)
    writeFileSync(
      join(folder, `personas/reader-${number}.json`),
      JSON.stringify({
        groups: ['admin'],
        content: { firstName: 'Ada', plan: 'free' },
      }),
    );
  const files = Array.from({ length: count }, (_, number) => join(content, `page-${number}.mdx`));
  for (const [number, file] of files.entries()) writeFileSync(file, pageText(number));
  return { folder, files };
}
