import { describe, expect, test } from 'vitest';
import { fieldsOfForm } from '../../../test/forms.ts';
import { idOf, joinTeam } from '../../../test/members.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** The names that a site had, the newest first, as a history shows them. */
const namesIn = (body: string): string[] =>
  [...body.matchAll(/<ins>(Name-\d+)<\/ins>/g)].map(([, name]) => name!);
const linkIn = (body: string, text: string): string | undefined =>
  new RegExp(`<a href="([^"]*)">${text}</a>`).exec(body)?.[1]?.replaceAll('&amp;', '&');

async function rename(id: string, times: number): Promise<void> {
  for (let n = 1; n <= times; n += 1) {
    const form = { ...siteForm, name: `Name-${n}`, version: `${n}` };
    expect((await team.editor.post(`/sites/${id}`, form)).status).toBe(303);
  }
}

describe('a long history', () => {
  test('is read in parts, each change once, and ends with a sentence', async () => {
    const id = await team.addSite();
    await rename(id, 60);
    for (const path of [`/sites/${id}/history`, '/history']) {
      const seen: string[] = [];
      let part = await team.viewer.get(`${path}?site=${id}`);
      const first = namesIn(part.body);
      for (
        let next = linkIn(part.body, 'Older changes');
        ;
        next = linkIn(part.body, 'Older changes')
      ) {
        seen.push(...namesIn(part.body));
        if (next === undefined) break;
        expect(part.body).not.toMatch(/This is the first change|No older changes/);
        part = await team.viewer.get(path + next);
      }
      expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => `Name-${60 - n}`));
      expect(part.body).toMatch(/This is the first change\.|No older changes match\./);
      const newest = await team.viewer.get(path + linkIn(part.body, 'Newest changes')!);
      expect(namesIn(newest.body)).toEqual(first);
    }
  });

  test('offers "Undo" for the newest change of all, not for the first one of a part', async () => {
    const id = await team.addSite();
    await rename(id, 30);
    const undos = (body: string): number => body.match(/>\s*Undo\s*</g)?.length ?? 0;
    const newest = (await team.editor.get(`/sites/${id}/history`)).body;
    expect(undos(newest)).toBe(1);
    const path = `/sites/${id}/history${linkIn(newest, 'Older changes')!}`;
    const older = await team.editor.get(path);
    expect(undos(older.body)).toBe(0);
    expect(older.body).toContain('Go back to before this');
  });
});

describe('the history of the console', () => {
  test('is narrowed by site, person and kind, and says which', async () => {
    const [one, other] = [
      await team.addSite({ name: 'One' }),
      await team.addSite({ name: 'Other' }),
    ];
    await team.owner.post(`/sites/${one}`, { ...siteForm, name: 'One again', version: '1' });
    await team.owner.post('/team/invitations', { role: 'viewer', note: 'Bob from support' });
    const { body } = await team.viewer.get('/history');
    const [, olga = ''] = /<option value="([\w-]+)"\s*>Olga</.exec(body)!;
    const entries = async (query: string): Promise<string[]> => {
      const answer = await team.viewer.get(`/history?${query}`);
      expect(answer.status).toBe(200);
      return [...answer.body.matchAll(/<h2>([^]*?)<small>/g)].map(([, text]) =>
        text!
          .replaceAll(/<[^>]*>/g, '')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      );
    };
    expect(await entries(`site=${one}`)).toEqual([
      'Olga changed the site One again',
      'Edith added the site One',
    ]);
    expect(await entries(`site=${one}&person=${olga}`)).toEqual([
      'Olga changed the site One again',
    ]);
    expect(await entries(`site=${other}&person=${olga}`)).toEqual([]);
    expect((await entries('kind=invitation'))[0]).toBe('Olga invited Bob from support');
    expect(await entries('kind=person')).toContain('Edith joined the team');
    expect(await entries(`kind=person&site=${one}`)).toEqual([]);
    const chosen = await team.viewer.get(`/history?site=${one}&kind=site&person=${olga}`);
    expect(fieldsOfForm(chosen.body, 'class="filter"')).toEqual({
      kind: 'site',
      site: one,
      person: olga,
    });
    expect(chosen.body).toContain('Show all');
  });

  test('shows what was added or removed once, and changes before and after', async () => {
    const id = await team.addSite();
    await team.editor.post(`/sites/${id}`, { ...siteForm, name: 'Again', version: '1' });
    await team.editor.post(`/sites/${id}/remove`, { version: '2' });
    const { body } = await team.viewer.get(`/sites/${id}/history`);
    const [removed, changed, added] = body.match(/<li class="card">[^]*?<\/li>/g)!;
    expect(removed).toMatch(/<dt>Name<\/dt><dd><del>Again<\/del>/);
    expect(removed).not.toMatch(/<table|<ins>|None/);
    expect(changed).toMatch(/<del>Foo docs<\/del>[^]*<ins>Again<\/ins>/);
    expect(added).toMatch(/<dt>Name<\/dt><dd><ins>Foo docs<\/ins>/);
    expect(added).not.toMatch(/<table|<del>|None/);
  });

  test('says so where nothing matches', async () => {
    const { body } = await team.viewer.get('/history?site=nothing');
    expect(body).toContain('No changes match.');
  });

  test.each([
    'kind=evil',
    'before=0',
    'before=x',
    'before=99999999999999999999',
    'site=%00',
    'person=%27',
    'site[]=x',
  ])('is not narrowed by %s', async (query) => {
    await team.addSite();
    const { status, body } = await team.viewer.get(`/history?${query}`);
    expect(status).toBe(200);
    expect(body).toContain('Edith added the site');
  });

  test('words what was done to people', async () => {
    await joinTeam(team, 'Rob', 'viewer');
    const id = await idOf(team, 'Rob');
    await team.owner.post(`/team/${id}`, { role: 'editor' });
    await team.owner.post(`/team/${id}/remove`);
    await team.owner.post(`/team/${id}`, { role: 'viewer' });
    const { body } = await team.owner.get('/history?kind=person');
    const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /Olga brought Rob back into the team.*Olga removed Rob from the team.*Olga changed the role of Rob.*Rob joined the team/,
    );
  });
});
