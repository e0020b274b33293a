import { expect, test } from 'vitest';
import { useTestConsole } from '../../../test/team.ts';

// Nothing configured: Docker's NAT or a proxy makes everybody one client.
const team = useTestConsole({ BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER: '' });

test('tells owners which setting makes clients of a proxy apart, and nobody else', async () => {
  const setting = 'BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER=x-forwarded-for';
  expect((await team.owner.get('/')).body).not.toContain(setting);
  await team.viewer.get('/', { 'x-forwarded-for': '192.0.2.1' });
  expect((await team.owner.get('/')).body).toContain(setting);
  await team.addSite();
  expect((await team.owner.get('/')).body).toContain(setting);
  expect((await team.editor.get('/')).body).not.toContain(setting);
});
