import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a form of a stranger held. */
export interface PublicForm {
  /** in the order in which they came; the same name may come several times */
  readonly fields: URLSearchParams;
  /** the first file that is not empty, of those that are called so */
  readonly photo: Buffer | undefined;
  /** it was larger than files may be */
  readonly isPhotoTooLarge: boolean;
}

const MAX_FORM = 64 * 1024;
const FIELD_LIMITS = { fields: 50, fieldSize: 16 * 1024, fieldNameSize: 200, parts: 60, headerPairs: 20 } as const;

/** A form that cannot be read, or is not read; the message tells why. */
class UnreadableForm extends Error {
  readonly statusCode: 400 | 411 | 413;
  constructor(message: string, statusCode: 400 | 411 | 413 = 400) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** A file may be so many times as large as files may be, to be told so with the rest of the form; beyond that nothing is read. */
const TOLD_IN_FORM = 3;

/** Parsers for forms, with and without files, for this scope alone. */
export async function addForms(scope: FastifyInstance, maxFile: number): Promise<void> {
  await scope.register(formbody, { bodyLimit: MAX_FORM, parser: (text) => new URLSearchParams(text) as never });
  scope.addHook('onRequest', async ({ headers }) => {
    // RFC 9110 section 8.3.1: in any case of its letters
    if (!/^multipart\//i.test(headers['content-type'] ?? '')) return;
    // browsers know what they send; what has no end would be read to its end
    const length = headers['content-length'];
    if (length === undefined) throw new UnreadableForm('a form with files says how long it is', 411);
    if (Number(length) > TOLD_IN_FORM * maxFile + MAX_FORM) throw new UnreadableForm('it is too large', 413);
  });
  // a file that is too large is told with the rest of the form
  await scope.register(multipart, {
    throwFileSizeLimit: false,
    limits: { ...FIELD_LIMITS, fileSize: maxFile, files: 1 },
  });
}

/** Reads the form of a request, whichever way it comes. Throws UnreadableForm. */
export async function readPublicForm(request: FastifyRequest, file: string): Promise<PublicForm> {
  if (!request.isMultipart()) {
    const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    return { fields, photo: undefined, isPhotoTooLarge: false };
  }
  const fields = new URLSearchParams();
  let photo: Buffer | undefined;
  let isPhotoTooLarge = false;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields.append(part.fieldname, typeof part.value === 'string' ? part.value : '');
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      if (part.fieldname !== file) continue;
      isPhotoTooLarge ||= part.file.truncated;
      const bytes = Buffer.concat(chunks);
      if (bytes.length > 0 && !part.file.truncated) photo ??= bytes;
    }
  } catch (error) {
    throw new UnreadableForm(error instanceof Error ? error.message : 'it cannot be read');
  }
  return { fields, photo, isPhotoTooLarge };
}
