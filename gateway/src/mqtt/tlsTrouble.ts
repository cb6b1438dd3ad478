const UNKNOWN_AUTHORITY = 'its certificate is of an authority that is not known here: name that in tls.ca';
const WANTS_ANOTHER = 'it does not take our certificate: name one that it knows in tls.cert and tls.key';

/** What to do about what OpenSSL and Node say of a connection by TLS, by their codes. */
const ADVICE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: 'its certificate has ended, or the clock here is wrong',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet, or the clock here is wrong',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name than that in url',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it asks for a certificate: name one in tls.cert and tls.key',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: WANTS_ANOTHER,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: WANTS_ANOTHER,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: WANTS_ANOTHER,
  EPROTO: 'TLS cannot be begun with it: is that the port of mqtt://, or a broker that is too old?',
};

/** An error of a connection in one line, with what to do where that is known. */
export function connectionReason({
  code,
  message,
}: {
  readonly code?: number | string;
  readonly message: string;
}): string {
  if (code === undefined || code === '') return message;
  const todo = ADVICE[code];
  return todo === undefined ? `${code}: ${message}` : `${code}: ${todo}`;
}

/** The same of what is thrown before there is a connection: such a text may quote what the library was given, a password among it. */
export function beginReason(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  const what = typeof code === 'string' ? code : 'the library does not take its url or its files';
  return `no connection can be begun: ${ADVICE[what] ?? what}`;
}
