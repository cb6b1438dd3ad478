import { text } from '../fields.ts';

export const linkName = text(/^[a-z0-9][a-z0-9-]{0,31}$/, 'a link name (lower-case letters, digits and -)');
