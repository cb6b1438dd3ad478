/** Writes what follows from the field table and the vector definitions: `npm run generate -w @lidwatch/protocol`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cddlText } from './cddl.ts';
import { fillPage } from './page.ts';
import { VECTOR_FILES, vectorText } from './vectors.ts';

const home = new URL('..', import.meta.url);

for (const file of VECTOR_FILES) writeFileSync(new URL(`vectors/${file.file}.json`, home), vectorText(file));
writeFileSync(new URL('protocol.cddl', home), cddlText());
const page = new URL('PROTOCOL.md', home);
writeFileSync(page, fillPage(readFileSync(page, 'utf8')));
