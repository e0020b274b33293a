import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCompany } from '../../../../../packages/doctor/test/company.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

describe('a console that may ask this machine', () => {
  const team = useTestConsole({ BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8, ::1/128' });

  test('says that a good set-up works', async () => {
    const company = await startCompany();
    onTestFinished(() => company.close());
    const { origin } = new URL(company.docsUrl);
    const loginUrl = new URL('/login', company.apiUrl).href;
    const id = await team.addSite({ docsOrigins: origin, apiUrl: company.apiUrl, loginUrl });
    const { status, body } = await team.editor.post(`/sites/${id}/test`, { origin, path: '/' });
    expect(status).toBe(200);
    expect(body).toContain(`GET ${company.apiUrl}`);
    expect(body).toContain('It works for anonymous readers; a signed-in reader was not checked.');
    expect(body).not.toContain('class="finding ');
  });

  test('sends each finding as it comes, then the verdict and the fixes for the stack', async () => {
    const company = await startCompany({
      take(request, response) {
        // The docs' own question takes a while, so what was found before must be there already.
        setTimeout(() => response.writeHead(401, { 'x-powered-by': 'Express' }).end('{}'), 600);
        return true;
      },
    });
    onTestFinished(() => company.close());
    const { origin } = new URL(company.docsUrl);
    const id = await team.addSite({
      docsOrigins: origin,
      apiUrl: company.apiUrl,
      loginUrl: company.apiUrl,
    });
    const cookie = [...team.editor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${team.running.url}/sites/${id}/test`, {
      method: 'POST',
      headers: { cookie, origin: team.running.url },
      body: new URLSearchParams({ origin, path: '/' }),
    });
    const chunks: string[] = [];
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream()))
      chunks.push(chunk);
    expect(chunks[0]).toContain('What the doctor finds');
    expect(chunks[0]).not.toContain('</ol>');
    const found = chunks.findIndex((chunk) => chunk.includes('cors-missing'));
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(chunks.length - 1);
    const body = chunks.join('');
    expect(body).toContain('It does not work.');
    expect(body).toMatch(/What to do[^]*before the sign-in middleware/);
  });

  test('what servers answer is text (XSS)', async () => {
    const company = await startCompany({
      take(_request, response) {
        response.writeHead(302, { location: '/"><script>alert(1)</script>' }).end();
        return true;
      },
    });
    onTestFinished(() => company.close());
    const { origin } = new URL(company.docsUrl);
    const id = await team.addSite({
      docsOrigins: origin,
      apiUrl: company.apiUrl,
      loginUrl: company.apiUrl,
    });
    const { body } = await team.editor.post(`/sites/${id}/test`, { origin, path: '/' });
    expect(body).toContain('It does not work.');
    expect(body).not.toContain('<script>alert');
  });
});

describe('a console as it comes', () => {
  const team = useTestConsole();

  test.each([
    '127.0.0.1',
    'dash.foo.localhost',
    '[::1]',
    '169.254.169.254',
    '10.0.0.1',
    '2130706433',
  ])('asks nothing of %s (SSRF)', async (host) => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    onTestFinished(() => void server.close());
    const url = `http://${host}:${(server.address() as AddressInfo).port}`;
    // A docs origin without encryption is for localhost only, so the others stand where they may.
    const docsOrigins = /^(169|10)\./.test(host)
      ? `https://${host}`
      : `http://${new URL(url).host}`;
    const api = docsOrigins.startsWith('https') ? `https://${host}/api` : `${url}/api`;
    const id = await team.addSite({ docsOrigins, apiUrl: api, loginUrl: api });
    const form = { origin: new URL(docsOrigins).origin, path: '/' };
    const { status, body } = await team.editor.post(`/sites/${id}/test`, form);
    expect(status).toBe(422);
    expect(body).toContain('not an address of the public internet');
    expect(asked).toBe(0);
  });

  test.each([
    ['https://evil.com', '/'],
    ['https://docs.foo.com', 'docs'],
    ['https://docs.foo.com', '@evil.com/'],
    ['', '/'],
  ])('tests only the origins of the site: not %s with %s', async (origin, path) => {
    const id = await team.addSite();
    const { status, body } = await team.editor.post(`/sites/${id}/test`, { origin, path });
    expect(status).toBe(422);
    expect(body).toContain('Choose one of the docs origins');
  });

  test('viewers and strangers make it ask nothing, and not through another site either', async () => {
    const id = await team.addSite();
    const form = { origin: siteForm.docsOrigins, path: '/' };
    expect((await team.viewer.get(`/sites/${id}/test`)).body).toContain('You are a viewer');
    expect((await team.viewer.post(`/sites/${id}/test`, form)).status).toBe(403);
    expect((await team.stranger().post(`/sites/${id}/test`, form)).status).toBe(401);
    const foreign = { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' };
    expect((await team.editor.post(`/sites/${id}/test`, form, foreign)).status).toBe(403);
  });
});
