import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import {
  startWeatherCompany,
  type WeatherCompany,
} from '@bookplate-examples/globex/weather-company';

/** Globex' product under another name: what is of interest here are the docs, on Docusaurus. */
const hooli: WeatherCompany = {
  name: 'Hooli',
  id: 'hooli',
  tagline: 'Weather control for everyone',
  hue: 230,
  ports: { dashboard: 4350, docs: 4351 },
};

/**
 * Starts Hooli.
 *
 * @param options where
 * @returns the running company
 */
export function startHooli(options: CompanyOptions): Promise<Company> {
  return startWeatherCompany(hooli, options);
}
