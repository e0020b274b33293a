import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { withSchemesOfReaders } from './page-generators.ts';

const key = { type: 'apiKey', in: 'header', name: 'X-API-Key' };
const securitySchemes = { key, staff: { ...key, 'x-groups': ['admin', 'staff'] } };

test('a site without generators has those of the plugin', () => {
  // Docusaurus runs in the folder of the site. Hooli's packages are installed for the matrix only.
  vi.spyOn(process, 'cwd').mockReturnValue(
    join(import.meta.dirname, '../../../../../../examples/hooli/docs'),
  );
  const { createInfoPageMD } = withSchemesOfReaders();
  const page = createInfoPageMD?.({ info: { title: 'Pets' }, securitySchemes } as object);
  expect(page).toContain('API Key: key');
  expect(page).not.toContain('API Key: staff');
});
