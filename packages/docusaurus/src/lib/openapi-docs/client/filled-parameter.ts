/** What a field of the API explorer is told of its parameter: if it is ours, how often we have filled it in. */
export interface FilledParameter {
  readonly param: { readonly 'x-bookplate-filled'?: number };
}
