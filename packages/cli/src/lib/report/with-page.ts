/** A finding as machines read it: with the URL of the page that explains its code. */
export interface WithPage {
  readonly page: string;
}
