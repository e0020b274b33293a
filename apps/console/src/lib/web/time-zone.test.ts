import { expect, test } from 'vitest';
import { useTestConsole } from '../../../test/team.ts';
import { timeZoneCookie } from './time-zone.ts';

const team = useTestConsole();

const timesOn = async (path: string, zone?: string): Promise<readonly string[]> => {
  if (zone === undefined) team.owner.cookies.delete(timeZoneCookie);
  else team.owner.cookies.set(timeZoneCookie, encodeURIComponent(zone));
  const { body } = await team.owner.get(path);
  return [...body.matchAll(/<time datetime="([^"]+)">([^<]+)</g)].map(([, iso = '', text = '']) => {
    const shown = text.replace(/ GMT.*| UTC/, '');
    const offset = Date.parse(`${shown} UTC`) - Math.floor(Date.parse(iso) / 60_000) * 60_000;
    return `${text.slice(shown.length + 1)} is ${offset / 3_600_000} h`;
  });
};

test.each([
  [undefined, 'UTC is 0 h'],
  ['Asia/Tokyo', 'GMT+9 is 9 h'],
  ['America/New_York', /^GMT-([45]) is -\1 h$/],
  ['../../etc/passwd', 'UTC is 0 h'],
])('every time of every page is in the zone of the cookie: %s', async (zone, expected) => {
  const id = await team.addSite();
  for (const path of ['/history', '/team', `/sites/${id}/history`]) {
    const times = await timesOn(path, zone);
    expect(times.length).toBeGreaterThan(0);
    for (const each of times) expect(each).toMatch(expected);
  }
});
