/** One example company, running. */
export interface Company {
  readonly name: string;
  readonly dashboardUrl: string;
  readonly docsUrl: string;
  close(): Promise<void>;
}

/** Where a company runs. Ports of 0 are not possible: each side has to know the other's address beforehand. */
export interface CompanyOptions {
  readonly dashboardPort?: number;
  readonly docsPort?: number;
  readonly dataFolder: string;
  /** Docs that were built for these very addresses. Without, plain ones are written. */
  readonly docsFolder?: string;
}
