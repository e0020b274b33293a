import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from './engines/chromium.ts';
import { firefox } from './engines/firefox.ts';
import { webkit } from './engines/webkit.ts';
import type { Engine, EngineName, RunningEngine } from './engines/engine.ts';
import { docsHosts, hostsLeftOut } from './hosts.ts';
import { scenarios } from './scenarios.ts';
import { Stage, type Scenario } from './stage.ts';
import { engineNames, type Seen, writeTable } from './table.ts';
import { World } from './world.ts';

// Each scenario, in each engine, on each docs host, under one watcher. `npm run e2e -- engines/scenarios -u` writes the table
// of the documentation again.

const engines: readonly (readonly [engine: Engine, missing: string | undefined])[] = [
  [chromium, undefined],
  [firefox, process.env['BOOKPLATE_FIREFOX'] ? undefined : 'apt-get install firefox-esr'],
  [
    webkit,
    process.env['BOOKPLATE_WEBKIT_DRIVER'] ? undefined : 'apt-get install webkit2gtk-driver xvfb',
  ],
];

const held = new Map<string, string[]>();
const failed = new Map<string, string[]>();
const keyOf = ({ title }: Scenario, engine: EngineName): string => `${engine}: ${title}`;
function note(where: Map<string, string[]>, key: string, host: string): void {
  where.set(key, [...(where.get(key) ?? []), host]);
}

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
              const where = task.result?.state === 'fail' ? failed : held;
              note(where, keyOf(scenario, engine.name), host.name);
            });
            const stage = new Stage(world, reader);
            await scenario.run(stage);
            await stage.check();
          });
      });
  });

test('the table of the documentation says what was seen', async (context) => {
  const notRun = scenarios.flatMap((scenario) =>
    engineNames.filter(
      (engine) =>
        scenario.notIn?.[engine] === undefined &&
        !held.has(keyOf(scenario, engine)) &&
        !failed.has(keyOf(scenario, engine)),
    ),
  );
  context.skip(notRun.length > 0, `needs all three engines and all scenarios`);
  const seen = (scenario: Scenario, engine: EngineName): Seen => {
    const key = keyOf(scenario, engine);
    return { held: held.get(key) ?? [], failed: failed.get(key) ?? [] };
  };
  await expect(writeTable(scenarios, seen)).toMatchFileSnapshot(
    '../../../site/src/snippets/engines.mdx',
  );
});

test.for(hostsLeftOut)('not run on %s', (reason, { skip }) => skip(reason));
