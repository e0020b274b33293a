import { rmSync } from 'node:fs';
import { apply as applyTo } from '@bookplate/html';
import { lint as lintSite } from '@bookplate/lint';
import { cpuMs } from '../cpu.ts';
import { writeHtmlSite } from '../sites/html.ts';
import { writeMdxSite } from '../sites/mdx.ts';
import { settings } from '../sites/settings.ts';
import type { Growth } from './growth.ts';

/** Each page has 79 links to a gated one: the most that a page can need. */
export const apply: Growth = {
  title: 'apply',
  unit: 'pages',
  sizes: [100, 1_000, 10_000],
  async run(size) {
    const { folder } = writeHtmlSite(size, 'text');
    const ms = await cpuMs(() => {
      for (const event of applyTo(folder, settings))
        if (event.type === 'finding') throw new Error(`found ${event.finding.message}`);
    });
    rmSync(folder, { recursive: true });
    return ms;
  },
};

export const lint: Growth = {
  title: 'lint',
  unit: 'pages',
  sizes: [10, 100, 1_000],
  async run(size) {
    const { folder } = writeMdxSite(size);
    const ms = await cpuMs(async () => {
      for await (const event of lintSite({ folder, isNamed: false }))
        if (event.type === 'finding') throw new Error(`found ${event.finding.code}`);
    });
    rmSync(folder, { recursive: true });
    return ms;
  },
};
