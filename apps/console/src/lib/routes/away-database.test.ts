import { afterAll, describe, expect, test } from 'vitest';
import { fieldsOfForm } from '../../../test/forms.ts';
import { type Cluster, startCluster, whyNoPostgresql } from '../../../test/postgresql.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

describe.skipIf(whyNoPostgresql)(
  `a console whose database goes away${whyNoPostgresql ? ` (${whyNoPostgresql})` : ''}`,
  async () => {
    const cluster: Cluster | undefined = whyNoPostgresql ? undefined : await startCluster();
    // Before the hooks of the console, so that it runs after them.
    afterAll(() => cluster?.close());
    const team = useTestConsole({
      DATABASE_URL: cluster?.createDatabase() ?? '',
      BOOKPLATE_CONSOLE_SECRET: 'a secret that is long enough for a test',
    });

    test('gives back what was typed, and saves it when the database is there again', async () => {
      const id = await team.addSite();
      const typed = { ...siteForm, name: 'Typed meanwhile', version: '1' };
      await cluster!.kill();
      const away = await team.editor.post(`/sites/${id}`, typed);
      expect(away).toMatchObject({
        status: 503,
        body: expect.stringContaining('Nothing was saved'),
      });
      expect(fieldsOfForm(away.body, 'Send again')).toEqual(typed);
      expect((await team.editor.get(`/sites/${id}`)).body).not.toContain('Nothing was saved');
      await cluster!.start();
      const again = fieldsOfForm(away.body, 'Send again');
      expect(await team.editor.post(`/sites/${id}`, again)).toMatchObject({ status: 303 });
      expect((await team.editor.get(`/sites/${id}`)).body).toContain('value="Typed meanwhile"');
    });
  },
);
