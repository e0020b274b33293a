/** A company that sells weather. There are two, which differ in the host of their docs. */
export interface WeatherCompany {
  readonly name: string;
  /** Lower-case letters: the name of its domain, database and cookie. */
  readonly id: string;
  readonly tagline: string;
  /** Hue of the brand colour in degrees, as in CSS `oklch()`. */
  readonly hue: number;
  /** Where its docs were built to run. */
  readonly ports: { readonly dashboard: number; readonly docs: number };
}
