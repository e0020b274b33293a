import { test } from 'vitest';
import { expectHarmlessFlood } from '../../../test/reports.ts';
import { useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

test(
  '100,000 forged reports neither fill the disk nor hide the real ones',
  () => expectHarmlessFlood(team, 100_000),
  240_000,
);
