import { describe, expect, test } from 'vitest';
import { report, down, identified } from '../../../test/reports.ts';
import { useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** Names on the page, in their order. */
const namesOn = (body: string): readonly string[] =>
  [...body.matchAll(/<h2><a href="\/sites\/\w+">([^<]*)<\/a><\/h2>/g)].map(([, name = '']) => name);
const cardOf = (body: string, name: string): string =>
  body.split('<li class="card site">').find((card) => card.includes(`>${name}</a></h2>`)) ?? '';

describe('the first page', () => {
  test('shows the way to the first site where there is none', async () => {
    const { body } = await team.viewer.get('/');
    expect(body).toContain('No site yet');
    expect(body).toContain('An editor or owner of this console can add one.');
  });

  test('says of each site whether reports arrive, and never by a colour alone', async () => {
    await team.addSite({ name: 'Off docs', reportSampleRate: '0' });
    await team.addSite({ name: 'Waiting docs' });
    const id = await team.addSite({ name: 'Busy docs', reportSampleRate: '0.1' });
    for (let n = 0; n < 4; n += 1)
      expect(await report(team, id, n === 0 ? down : identified, { address: `10.0.1.${n}` })).toBe(
        204,
      );
    team.passTime(5_000);
    await expect
      .poll(async () => cardOf((await team.viewer.get('/')).body, 'Busy docs'))
      .toContain('recognised');
    const { body } = await team.viewer.get('/');
    expect(cardOf(body, 'Off docs')).toContain('Reporting is off');
    expect(cardOf(body, 'Waiting docs')).toContain('No reports yet');
    const busy = cardOf(body, 'Busy docs');
    expect(busy).toContain('75 % recognised');
    // Four reports, one of ten page views reports.
    expect(busy).toContain('about 40 handshakes today');
    expect(busy).toMatch(/<svg class="sparkline" role="img" aria-label="Handshakes by the hour/);
    expect(busy).toContain('25 % unreachable');
    expect(busy).toContain('not run yet');
  });

  test('searches, filters and sorts by the address alone', async () => {
    for (const name of ['Site 10', 'Site 2', 'Site 1'])
      await team.addSite({ name, reportSampleRate: '0' });
    const get = async (query: string): Promise<readonly string[]> =>
      namesOn((await team.viewer.get(`/?${query}`)).body);
    expect(await get('q=site&sort=name')).toEqual(['Site 1', 'Site 2', 'Site 10']);
    expect(await get('state=quiet')).toEqual(['Waiting docs']);
    expect((await get('sort=changed'))[0]).toBe('Site 1');
    expect((await get('sort=traffic'))[0]).toBe('Busy docs');
    const { body } = await team.viewer.get('/?q=%3Cscript%3E');
    expect(body).toContain('No site matches.');
    expect(body).not.toContain('<script>"');
    expect(body).toContain('value="&lt;script&gt;"');
  });
});
