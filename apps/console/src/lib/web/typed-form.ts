import { formFields } from '../sites/site-form.ts';
import type { PageContext } from './context.ts';

/** What somebody typed into the form of a site, and where it was sent. */
export interface TypedForm {
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const formOfSite = /^\/sites(\/[\w-]+)?$/;
const ownFields = [...formFields, 'version', 'id'];

/**
 * Takes what was typed out of a request that cannot be answered as it should, so that the page can give it back.
 * Browsers do not: pages behind the sign-in are `no-store`.
 *
 * @param c the request
 * @returns the form; undefined where the request has none of a site, or none that can be read
 */
export async function typedForm(c: PageContext): Promise<TypedForm | undefined> {
  if (c.req.method !== 'POST' || !formOfSite.test(c.req.path)) return undefined;
  try {
    const body = await c.req.parseBody();
    const fields = ownFields.flatMap((name) => {
      const value = body[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    return fields.length > 0 ? { path: c.req.path, fields } : undefined;
  } catch {
    return undefined;
  }
}
