import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('crypto', {
  sample: `
    import * as crypto from 'crypto';
    const hash = crypto.createHash('sha256');
    hash.update(new Buffer([1, 2, 3]));
    hash.update('text');
    const digest: string = hash.digest('hex');
    const first: number = crypto.createHash('sha1').digest().readUInt8(0);
    const check = crypto.createVerify('sha256');
    check.update(digest);
    const valid: boolean = check.verify('-----BEGIN PUBLIC KEY-----', 'AAAA');
    crypto.getHashes().indexOf('sha1') === first && valid;
  `,
  before: `import * as crypto from 'crypto'; const hash = crypto.createHash('sha1');`,
  wrong: [
    ['another algorithm', 2345, `crypto.createHash('md5');`],
    ['a name in capitals', 2345, `crypto.createHash('SHA256');`],
    ['a chain of calls', 2339, `hash.update('x').digest('hex');`],
    ['a typed array', 2345, `hash.update(new Uint8Array(1));`],
    ['a number', 2345, `hash.update(4);`],
    ['an encoding that is ignored', 2345, `hash.digest('latin1');`],
    ['an HMAC', 2551, `crypto.createHmac('sha256', 'key');`],
    ['random numbers', 2339, `crypto.randomBytes(8);`],
    ['a cipher', 2339, `crypto.createCipheriv('aes-128-ccm', 'key', 'iv');`],
    ['a signature as bytes', 2345, `crypto.createVerify('sha1').verify('key', new Buffer(1));`],
  ],
});
