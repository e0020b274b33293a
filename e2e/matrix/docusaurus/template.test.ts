import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite, sitesFolder } from '../../lib/docusaurus.ts';

const templates = join(
  import.meta.dirname,
  '../../../examples/hooli/node_modules/create-docusaurus/templates',
);

/** The site's own configuration, with what makes the build fast, and Bookplate around it if asked for. */
const configuration = `
import { withBookplate } from '@bookplate/docusaurus';
import template from './template.config.js';

const site = { ...template, future: { v4: true, faster: true } };
const settings = { apiUrl: 'https://dash.example.com/me', loginUrl: 'https://dash.example.com/login' };
export default process.env.WITH_BOOKPLATE ? withBookplate(site, settings) : site;
`;

/** Every page of a built site: path to HTML, without the names of files that are made from their content. */
function pagesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .sort()
      .map((file) => [
        file,
        readFileSync(join(folder, file), 'utf8').replaceAll(/\.[\da-f]{8}\.(js|css)/g, '.$1'),
      ]),
  );
}

const head =
  /<script data-api-url=.*?<\/script>\s*<script async src=\/\S*bookplate\.js><\/script>\s*<noscript><style>.*?<\/noscript>\s*/s;
const corner = /<span class="bookplate-reader navbar__item">.*?<\/bookplate-text><\/span><\/span>/s;

test('added to the site that `create-docusaurus` makes, the head and the corner are all that changes', async () => {
  mkdirSync(sitesFolder, { recursive: true });
  const folder = mkdtempSync(join(sitesFolder, 'template-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const template of ['shared', 'classic'])
    cpSync(join(templates, template), folder, { recursive: true });
  cpSync(join(folder, 'docusaurus.config.js'), join(folder, 'template.config.js'));
  writeFileSync(join(folder, 'docusaurus.config.js'), configuration);
  await buildSite(folder, ['--out-dir', 'without']);
  await buildSite(folder, ['--out-dir', 'with'], { WITH_BOOKPLATE: '1' });

  const [before, after] = [pagesOf(join(folder, 'without')), pagesOf(join(folder, 'with'))];
  expect(before.size).toBeGreaterThan(20);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [file, html] of after) {
    expect(html, file).toMatch(head);
    expect(html, file).toMatch(corner);
    expect(html.replace(head, '').replace(corner, ''), file).toBe(before.get(file));
  }
}, 120_000);
