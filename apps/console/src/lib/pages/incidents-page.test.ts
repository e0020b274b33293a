import { expect, test } from 'vitest';
import { mostIncidents, type NamedIncident } from '../health/past-incidents.ts';
import type { Person } from '../people/person.ts';
import { incidentsPage } from './incidents-page.ts';

const person: Person = { id: 'ada', name: 'Ada', email: 'ada@foo.com', role: 'viewer' };
const incident: NamedIncident = {
  id: 1,
  siteId: 'foo',
  siteName: 'Foo docs',
  startedAt: new Date('2026-11-29T12:00:00Z'),
  endedAt: new Date('2026-11-29T13:00:00Z'),
  share: 0.5,
  usual: 0,
  peak: 0.6,
  reason: 'network',
  endedBecause: 'usual',
  acknowledgedAt: null,
  acknowledgedBy: null,
};
const pageOf = async (count: number): Promise<string> =>
  String(await incidentsPage({ person, incidents: Array.from({ length: count }, () => incident) }));

test('says that a list is cut off, and only then', async () => {
  expect(await pageOf(mostIncidents - 1)).not.toContain('Older ones');
  expect(await pageOf(mostIncidents)).toContain('These are the 200 most recent incidents.');
});
