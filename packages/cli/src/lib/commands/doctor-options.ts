import type { Stack } from '@bookplate/doctor';
import type { HeaderFileOptions } from '../input/header-file.ts';
import type { CookieOptions } from '../input/session-cookie.ts';

/** Options of `bookplate doctor`, as the command line has them. */
export interface DoctorOptions extends CookieOptions, HeaderFileOptions {
  readonly docs?: string;
  readonly api?: string;
  readonly login?: string;
  readonly setCookie?: string;
  readonly scriptHash?: string;
  readonly json?: boolean;
  readonly junit?: boolean;
  readonly verbose?: boolean;
  readonly watch?: boolean;
  readonly browser?: boolean;
  readonly docsFolder?: string;
  readonly unpublished?: boolean;
  readonly spec?: string;
  readonly stack?: Stack;
}
