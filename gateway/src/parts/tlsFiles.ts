import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readTextFile, shown } from './textFile.ts';

const NAMES = ['ca', 'cert', 'key'] as const;
type Name = (typeof NAMES)[number];

/**
 * Paths of PEM files. ca: the authority that the other side's certificate is held to; those of the system where it is absent.
 * cert: what this side shows. key: that of `cert`.
 */
export type TlsFiles = { readonly [K in Name]?: string | undefined };

/** What they hold. */
export type TlsTexts = { readonly [K in Name]?: string };

export type ReadTls =
  | { readonly ok: true; readonly texts: TlsTexts }
  | { readonly ok: false; readonly at: Name; readonly reason: string; readonly todo: string };

/** Reads them, and looks whether they are what they are meant to be: the library that uses them says it in no words. */
export function readTlsFiles(files: TlsFiles): ReadTls {
  const texts: { [K in Name]?: string } = {};
  for (const at of NAMES) {
    const path = files[at];
    if (path === undefined) continue;
    const found = readTextFile(path);
    const fault = found.ok ? faultOf(at, found.text) : found.message;
    if (!found.ok || fault !== undefined)
      return { ok: false, at, reason: `${shown(path)} ${fault}`, todo: 'name another one, or mend it' };
    texts[at] = found.text;
  }
  const { cert, key } = texts;
  if (cert === undefined || key === undefined || new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)))
    return { ok: true, texts };
  const reason = `${shown(files.key ?? '')} is not the key of ${shown(files.cert ?? '')}`;
  return { ok: false, at: 'key', reason, todo: 'name the two that were made together' };
}

function faultOf(name: Name, text: string): string | undefined {
  try {
    if (name === 'key') createPrivateKey(text);
    else new X509Certificate(text);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MISSING_PASSPHRASE') return 'is locked by a passphrase, which nobody types here';
    return `holds no ${name === 'key' ? 'private key' : 'certificate'} in PEM`;
  }
}
