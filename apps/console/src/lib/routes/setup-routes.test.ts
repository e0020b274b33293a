import { expect, onTestFinished, test } from 'vitest';
import { goodPage, startCompany } from '../../../../../packages/doctor/test/company.ts';
import { identified, report } from '../../../test/reports.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole({ BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8, ::1/128' });

/** The words beside each step. */
const wordsOn = (body: string): readonly string[] =>
  [...body.matchAll(/<span class="word">([^<]*)<\/span>/g)].map(([, word = '']) => word);

test('leads a new site from the connection test to the first report, by what the console knows', async () => {
  let page = '';
  const company = await startCompany({ page: () => page });
  onTestFinished(() => company.close());
  const { origin } = new URL(company.docsUrl);
  const { apiUrl } = company;
  const id = await team.addSite({
    docsOrigins: origin,
    apiUrl,
    loginUrl: apiUrl,
    reportSampleRate: '0',
  });
  const look = async (): Promise<readonly string[]> =>
    wordsOn((await team.editor.get(`/sites/${id}`)).body);
  expect(await look()).toEqual(['To do', 'To do', 'To do', 'To do']);
  const settingsUrl = `${team.running.url}/v1/sites/${id}/settings.json`;
  const { body } = await team.editor.get(`/sites/${id}`);
  expect(body).toContain('Next steps');
  expect(body).toContain('Choose a <a href="#reportSampleRate">sampling rate</a>');
  expect((await team.viewer.get(`/sites/${id}`)).body).not.toContain('Choose a <a');
  for (const text of [origin, apiUrl, settingsUrl]) expect(body).toContain(`&quot;${text}&quot;`);

  page = goodPage(apiUrl).replace('<script', `<script data-console="${settingsUrl}"`);
  await team.editor.post(`/sites/${id}/test`, { origin, path: '/' });
  expect(await look()).toEqual(['Done', 'Done', 'To do', 'To do']);
  // The checklist does not show it any more.
  const between = await team.editor.get(`/sites/${id}`);
  expect(between.body.split(`&quot;${settingsUrl}&quot;`)).toHaveLength(2);
  await team.editor.post(`/sites/${id}/browser-test`, { origin, outcome: 'identified' });
  expect(await look()).toEqual(['Done', 'Done', 'Done', 'To do']);
  const values = { ...siteForm, docsOrigins: origin, apiUrl, loginUrl: apiUrl, version: '1' };
  expect(
    (await team.editor.post(`/sites/${id}`, { ...values, reportSampleRate: '1' })).status,
  ).toBe(303);
  const waiting = await team.editor.get(`/sites/${id}`);
  expect(waiting.body).toContain('No report has arrived yet');
  expect(waiting.body).not.toContain('Choose a <a');
  const value = { ...identified, docsOrigin: origin };
  expect(await report(team, id, value, { origin })).toBe(204);
  team.passTime(5_000);
  await expect.poll(look).toEqual([]);
  const done = await team.editor.get(`/sites/${id}`);
  expect(done.body).not.toContain('Next steps');
  expect(done.body).toContain('The bookplate.json of these docs');
});

test('lets editors dismiss a step, or all, and bring them back; viewers only look', async () => {
  const id = await team.addSite();
  const post = async (visitor: typeof team.editor, path: string, step = ''): Promise<number> =>
    (await visitor.post(`/sites/${id}/setup/${path}`, { step })).status;
  const look = async (): Promise<readonly string[]> =>
    wordsOn((await team.viewer.get(`/sites/${id}`)).body);
  expect(await post(team.viewer, 'dismiss', 'docs')).toBe(403);
  expect(await post(team.viewer, 'restore')).toBe(403);
  expect(await post(team.editor, 'dismiss', 'docs')).toBe(303);
  expect(await post(team.editor, 'dismiss', 'nothing')).toBe(303);
  expect(await look()).toEqual(['To do', 'Dismissed', 'To do', 'To do']);
  expect((await team.viewer.get(`/sites/${id}`)).body).not.toContain('Hide all');
  expect(await post(team.editor, 'dismiss', 'all')).toBe(303);
  expect(await look()).toEqual([]);
  expect(await post(team.editor, 'restore')).toBe(303);
  expect(await look()).toEqual(['To do', 'To do', 'To do', 'To do']);
});
