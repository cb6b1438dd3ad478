import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ImageRefusal } from '../../residents/image.ts';
import { type Problem, type ProblemName, problem, sendProblem } from '../problem.ts';
import { openDoors, type ResidentSources } from '../residentSources.ts';
import { problemsOf, route } from '../route.ts';
import { count } from '../schemas/words.ts';
import { admitFew } from '../uploads.ts';

/** More is not read of a body; gateway.yaml may allow less. */
export const MAX_PHOTO = 16 * 1024 ** 2;

const photoSchema = z
  .object({ id: z.string(), type: z.string(), width: count, height: count })
  .meta({ id: 'Photo', description: 'made anew from what was sent: at most 1600 pixels a side, without its metadata' });

const REFUSED: Readonly<Record<ImageRefusal, readonly [ProblemName, string]>> = {
  'not-an-image': ['unsupported-media-type', 'it is no JPEG, PNG, WebP or AVIF, whatever it is called'],
  'too-large': ['body-too-large', 'the file is larger than photos may be here'],
  'too-many-pixels': ['body-too-large', 'it has more pixels than photos may have here'],
  damaged: ['invalid-body', 'it cannot be read to its end'],
  busy: ['too-many-requests', 'other photos are being worked on'],
};

/** What is said of a photo that none was made of; programs match on the name of the error. */
function refusedPhoto(why: ImageRefusal): Problem {
  const [name, message] = REFUSED[why];
  return problem(name, { detail: message, errors: [{ name: why, message }] });
}

/** A photo is what was made here, and nothing that a browser could take for a page. It never changes under its id. */
export const PHOTO_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=31536000, immutable',
} as const;

const body = z
  .custom<Buffer>((value) => Buffer.isBuffer(value) && value.length > 0, 'is empty')
  .meta({ type: 'string', format: 'binary' });

/** Its own scope: bodies that are large, and taken for pictures by what is in them. */
export async function addPhotos(app: FastifyInstance, sources: ResidentSources): Promise<void> {
  const { store, clock } = sources;
  const types = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/octet-stream'];
  const given = /^(?:image\/|application\/octet-stream)/;
  app.addContentTypeParser(given, { parseAs: 'buffer', bodyLimit: MAX_PHOTO }, (_request, bytes, done) =>
    done(null, bytes),
  );
  admitFew(app);

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/photos', need: 'crew', tag: 'photos', status: 201 },
      summary: 'Take a photo, which an act or a sighting then names',
      description:
        'JPEG, PNG, WebP or AVIF, by what is in it and not by what it is called. It is drawn anew, upright and without metadata.',
      body,
      upload: { types },
      answer: photoSchema,
    },
    async ({ body: bytes, who }) => {
      const made = await openDoors(sources).darkroom.make(bytes);
      if (!made.ok) return refusedPhoto(made.why);
      const { type, width, height } = made.image;
      return { id: store().photos.add(made.image, who.name, clock.now()), type, width, height };
    },
  );

  const need = 'viewer';
  const schema = {
    ...{ tags: ['photos'], summary: 'Show a photo', 'x-scope': need },
    params: z.object({ photo: z.string().min(1).max(64) }),
    querystring: z.strictObject({ size: z.enum(['full', 'thumb']).default('full') }),
    response: {
      200: { description: 'the picture', content: { 'image/jpeg': { schema: z.string().meta({ format: 'binary' }) } } },
      ...problemsOf({ need, params: z.object({}), query: z.object({}) }),
    },
  };
  // not by route(): what it answers is no JSON
  app.get<{ Params: { photo: string }; Querystring: { size: 'full' | 'thumb' } }>(
    '/api/photos/:photo',
    { config: { need }, schema },
    async ({ params: { photo }, query: { size } }, reply) => {
      const found = store().photos.bytes(photo, size);
      if (!found) return sendProblem(reply, problem('not-found', { detail: `no photo ${photo}` }));
      return reply
        .headers(PHOTO_HEADERS)
        .type(found.type)
        .serializer((bytes) => bytes as string)
        .send(found.bytes);
    },
  );
}
