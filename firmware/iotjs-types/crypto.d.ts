/**
 * Hashes and a check of RSA signatures. There is no HMAC, no cipher, no random number, no comparison in constant time.
 *
 * In a build without the TLS module only SHA-1 is there, and it **never returns** for 64 bytes or more.
 */
declare module 'crypto' {
  export type Algorithm = 'sha1' | 'sha256';

  export interface Hash {
    readonly hashtype: Algorithm;
    /**
     * Text as UTF-8, or bytes. Returns nothing: calls cannot be chained. From the second call on **text only**: a Buffer
     * is a TypeError then; join Buffers before.
     */
    update(data: string | Buffer): void;
    /** Once; then it is an Error. Nothing, or nothing but '', cannot be hashed: undefined, or a TypeError. */
    digest(): Buffer;
    digest(encoding: 'hex' | 'base64'): string;
  }

  export interface Verify {
    readonly hashtype: Algorithm;
    /** As of Hash, and Buffers are fine in every call. */
    update(data: string | Buffer): void;
    /**
     * @param publicKey PEM
     * @param signature PKCS #1 v1.5, **as Base64**
     * @returns false for whatever is wrong: key, signature or data. Error before the first `update`.
     */
    verify(publicKey: string | Buffer, signature: string): boolean;
  }

  /** Error for other names, in capitals too. */
  export function createHash(algorithm: Algorithm): Hash;
  /** Error for other names; capitals are fine at run time. */
  export function createVerify(algorithm: Algorithm): Verify;
  export function getHashes(): Algorithm[];
}
