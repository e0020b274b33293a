export { type PersonaFile, readPersonaFiles } from './lib/personas.ts';
