import { expect, test } from 'vitest';
import { toGroups } from '@bookplate/protocol';
import { gateCells } from '../../../../test/gates.ts';
import { evaluate } from './program.ts';
import { visibleTo } from './reader-programs.ts';

test.each(gateCells)(
  'a program says whether what is for %j is shown to %j: %j',
  (gate, reader, isSeen) => {
    expect(evaluate(visibleTo(toGroups(gate)), reader)).toBe(isSeen);
  },
);
