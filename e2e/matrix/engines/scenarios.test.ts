import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from './engines/chromium.ts';
import { firefox } from './engines/firefox.ts';
import { webkit } from './engines/webkit.ts';
import type { Engine, EngineName, RunningEngine } from './engines/engine.ts';
import { docsHosts, hostsLeftOut } from './hosts.ts';
import { scenarios } from './scenarios.ts';
import { Stage, type Scenario } from './stage.ts';
import { writeTable } from './table.ts';
import { World } from './world.ts';

// Each scenario, in each engine, on each docs host, under one watcher. With `-u`, the table of the documentation is written
// again, its columns of engines of which all scenarios were run.

const engines: readonly (readonly [engine: Engine, missing: string | undefined])[] = [
  [chromium, undefined],
  [firefox, process.env['BOOKPLATE_FIREFOX'] ? undefined : 'apt-get install firefox-esr'],
  [
    webkit,
    process.env['BOOKPLATE_WEBKIT_DRIVER'] ? undefined : 'apt-get install webkit2gtk-driver xvfb',
  ],
];

const tableFile = join(import.meta.dirname, '../../../site/src/snippets/engines.mdx');

const seen = new Map<string, { readonly host: string; readonly held: boolean }[]>();
const keyOf = ({ title }: Scenario, engine: EngineName): string => `${engine}: ${title}`;

for (const [engine, missing] of engines)
  describe(engine.name, () => {
    let running: RunningEngine | undefined;
    beforeAll(async () => {
      if (missing === undefined) running = await engine.start();
    });
    afterAll(() => running?.close());

    for (const host of docsHosts)
      describe(host.name, () => {
        for (const scenario of scenarios)
          test(`${scenario.title}: ${scenario.expected}`, { timeout: 120_000 }, async (context) => {
            const { skip, onTestFinished, task } = context;
            skip(missing !== undefined, `${engine.name} is not installed: ${missing}`);
            const reason = scenario.notIn?.[engine.name];
            skip(reason !== undefined, reason);
            const world = new World(host);
            world.usesHint = scenario.usesHint ?? false;
            onTestFinished(await world.start());
            const reader = await running!.open(scenario.setup ?? {});
            onTestFinished(() => reader.close());
            onTestFinished(() => {
              const key = keyOf(scenario, engine.name);
              const held = task.result?.state !== 'fail';
              seen.set(key, [...(seen.get(key) ?? []), { host: host.name, held }]);
            });
            const stage = new Stage(world, reader);
            await scenario.run(stage);
            await stage.check();
          });
      });
  });

test('the table of the documentation says what was seen', async () => {
  const isRun = (engine: EngineName): boolean =>
    scenarios.every(
      (scenario) =>
        scenario.notIn?.[engine] !== undefined ||
        seen.get(keyOf(scenario, engine))?.length === docsHosts.length,
    );
  const table = writeTable(
    scenarios,
    (scenario, engine) =>
      isRun(engine)
        ? seen.get(keyOf(scenario, engine))?.flatMap(({ host, held }) => (held ? [] : [host]))
        : undefined,
    existsSync(tableFile) ? readFileSync(tableFile, 'utf8') : '',
  );
  await expect(table).toMatchFileSnapshot(tableFile);
});

test.for(hostsLeftOut)('not run on %s', (reason, { skip }) => skip(reason));
