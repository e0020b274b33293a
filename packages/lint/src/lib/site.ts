import type { ConfigurationIssue, Settings } from '@bookplate/protocol';
import type { Host } from './host.ts';
import type { PersonaFile } from '@bookplate/docs/personas';
import type { JsonFile, JsonMistake } from '@bookplate/docs/settings-file';
import type { SchemaMistake } from './user-schema/read-schema.ts';
import type { ContentSchema } from './user-schema/content-schema.ts';

/** What is known of the docs before their pages are read. */
export interface Site {
  /** The absolute path of the folder with `bookplate.json`, or with the host's configuration. */
  readonly root: string;
  readonly host: Host;
  readonly settings: SettingsReading;
  /** Undefined if the settings name none, or if it is wrong. */
  readonly schema: ContentSchema | undefined;
  readonly schemaMistake: SchemaMistake | undefined;
  readonly personas: readonly SitePersona[];
  /** Undefined if nothing tells which groups there are. */
  readonly knownGroups: KnownGroups | undefined;
}

/** What `bookplate.json` says. */
export interface SettingsReading {
  /** From the folder of the site. */
  readonly file: string;
  /** As far as they can be used; empty if there is no such file. */
  readonly settings: Partial<Settings>;
  readonly json: JsonFile | JsonMistake | undefined;
  readonly issues: readonly ConfigurationIssue[];
}

/** A file of the personas, by its path from the folder of the site. */
export type SitePersona = PersonaFile & { readonly file: string };

export interface KnownGroups {
  readonly names: readonly string[];
  /** The settings list them; else they are those of the personas, which may not be all. */
  readonly isListed: boolean;
}
