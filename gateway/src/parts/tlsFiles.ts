import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
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

const ADVICE = 'name another one, or mend it';

/** Reads them, and looks whether they are what they are meant to be: the library that uses them says it in no words. */
export function readTlsFiles(files: TlsFiles): ReadTls {
  const texts: { [K in Name]?: string } = {};
  for (const at of NAMES) {
    const path = files[at];
    if (path === undefined) continue;
    const found = readTextFile(path);
    const fault = found.ok ? faultOf(at, found.text) : found.message;
    if (!found.ok || fault !== undefined) return { ok: false, at, reason: `${shown(path)} ${fault}`, todo: ADVICE };
    texts[at] = found.text;
  }
  const { ca, cert, key } = texts;
  if (cert !== undefined && key !== undefined && !isPair(cert, key)) {
    const reason = `${shown(files.key ?? '')} is not the key of ${shown(files.cert ?? '')}`;
    return { ok: false, at: 'key', reason, todo: 'name the two that were made together' };
  }
  return refused(files, 'ca', { ca }) ?? refused(files, 'cert', { cert, key }) ?? { ok: true, texts };
}

function isPair(cert: string, key: string): boolean {
  return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
}

/** What OpenSSL itself has against them (a key that is too small for it): it would throw that in the midst of a connection. */
function refused(files: TlsFiles, at: Name, texts: { readonly [K in Name]?: string | undefined }): ReadTls | undefined {
  try {
    createSecureContext(texts);
    return undefined;
  } catch (error) {
    const { reason: what = 'it does not say why' } = error as { readonly reason?: string };
    return { ok: false, at, reason: `${shown(files[at] ?? '')} is refused by OpenSSL: ${what}`, todo: ADVICE };
  }
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
