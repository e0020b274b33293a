import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import type { WeatherCompany } from './company.ts';
import { startWeatherCompany } from './weather-company.ts';

const globex: WeatherCompany = {
  name: 'Globex',
  id: 'globex',
  tagline: 'Weather control for everyone',
  hue: 155,
  ports: { dashboard: 4320, docs: 4321 },
};

/**
 * Starts Globex.
 *
 * @param options where
 * @returns the running company
 */
export function startGlobex(options: CompanyOptions): Promise<Company> {
  return startWeatherCompany(globex, options);
}
