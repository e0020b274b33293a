import { toRateFields } from './sampling-rate.ts';
import {
  type ConsoleSetting,
  consoleSettings,
  rowOf,
  type SiteValues,
  toSiteSettings,
} from './site.ts';

export type SiteField = 'name' | 'docsOrigins' | ConsoleSetting;

/** What people set, in the order of the form: what is the site's, then the settings of the protocol's table. */
export const siteFields: readonly SiteField[] = ['name', 'docsOrigins', ...consoleSettings];

/** What was typed into the form, as it was typed, by the name of the field. */
export type SiteForm = Readonly<Record<FormField, string>>;

type FormField = SiteField | PercentField;
type PercentField = `${ConsoleSetting}Percent`;

/** The names of the form's fields: a rate is a choice, and a percentage for any other. */
export const formFields: readonly FormField[] = siteFields.flatMap((name): readonly FormField[] =>
  name !== 'name' && name !== 'docsOrigins' && rowOf(name).kind === 'rate'
    ? [name, percentField(name)]
    : [name],
);

/**
 * Names the field for a rate that is not offered.
 *
 * @param name of the setting
 * @returns the name of its second field
 */
export function percentField(name: ConsoleSetting): PercentField {
  return `${name}Percent`;
}

/**
 * Takes a site's fields out of a form.
 *
 * @param body of the request
 * @returns each field; empty where it was not sent, or was sent as a file
 */
export function toSiteForm(body: Readonly<Record<string, unknown>>): SiteForm {
  const text = (name: FormField): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(formFields.map((name) => [name, text(name)])) as SiteForm;
}

/**
 * Fills a form.
 *
 * @param values of a site
 * @returns the fields as one would type them
 */
export function fillSiteForm(values: SiteValues): SiteForm {
  const settings = consoleSettings.flatMap((name) => fieldsOf(name, values[name]));
  return {
    name: values.name,
    docsOrigins: values.docsOrigins.join('\n'),
    ...Object.fromEntries(settings),
  } as SiteForm;
}

function fieldsOf(
  name: ConsoleSetting,
  value: SiteValues[ConsoleSetting],
): readonly [string, string][] {
  if (rowOf(name).kind === 'rate') {
    const { choice, percent } = toRateFields(Number(value));
    return [
      [name, choice],
      [percentField(name), percent],
    ];
  }
  return [[name, typeof value === 'object' ? (value ?? []).join('\n') : String(value)]];
}

export const emptySiteForm: SiteForm = fillSiteForm({
  name: '',
  docsOrigins: [],
  ...toSiteSettings({}),
});
