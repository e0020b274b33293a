import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { programOf } from './program-of.ts';

/** As npm writes it. */
const shim = `#!/bin/sh
basedir=$(dirname "$(echo "$0" | sed -e 's,\\\\,/,g')")

case \`uname\` in
    *CYGWIN*|*MINGW*|*MSYS*)
        if command -v cygpath > /dev/null 2>&1; then
            basedir=\`cygpath -w "$basedir"\`
        fi
    ;;
esac

if [ -x "$basedir/node" ]; then
  exec "$basedir/node"  "$basedir/../typescript/bin/tsc" "$@"
else
  exec node  "$basedir/../typescript/bin/tsc" "$@"
fi
`;

test('on Windows, Node runs the JavaScript of a command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-bin-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'tsc'), shim);
  writeFileSync(join(bin, 'tsc.cmd'), '@ECHO off');
  const inside = join(folder, 'packages', 'browser');
  expect(programOf(['tsc', '-b', 'a b'], inside, 'win32')).toEqual([
    process.execPath,
    join(folder, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-b',
    'a b',
  ]);
  expect(programOf(['go', 'build'], inside, 'win32')).toEqual(['go', 'build']);
  expect(programOf(['C:\\node.exe', 'a'], inside, 'win32')).toEqual(['C:\\node.exe', 'a']);
});

test('elsewhere a command is found on PATH', () => {
  expect(programOf(['tsc', '-b'], '/', 'linux')).toEqual(['tsc', '-b']);
});
