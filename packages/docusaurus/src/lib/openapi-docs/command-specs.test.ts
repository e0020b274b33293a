import { expect, test } from 'vitest';
import { specsOfCommand } from './command-specs.ts';

const spec = (plugin: string, api: string, version?: string) => ({
  plugin,
  api,
  version,
  specPath: '',
  outputDir: '',
});
const specs = [
  spec('one', 'a'),
  spec('one', 'a', 'v1'),
  spec('one', 'a', 'v2'),
  spec('one', 'b'),
  spec('two', 'a'),
];

test.each([
  ['gen-api-docs all', ['one a', 'one b', 'two a']],
  ['gen-api-docs all -p one', ['one a', 'one b']],
  ['gen-api-docs a --plugin-id=two', ['two a']],
  ['gen-api-docs -p one --all-versions a', ['one a', 'one a v1', 'one a v2']],
  ['gen-api-docs:version a:v1', ['one a v1']],
  ['gen-api-docs:version a:all', ['one a v1', 'one a v2']],
  ['gen-api-docs b --schemas-only', ['one b']],
  ['clean-api-docs all', []],
  ['build --out-dir gen-api-docs', []],
  ['', []],
])('%s generates pages of what it names', (command, found) => {
  expect(
    specsOfCommand(specs, command.split(' ')).map(({ plugin, api, version }) =>
      [plugin, api, version].filter(Boolean).join(' '),
    ),
  ).toEqual(found);
});
