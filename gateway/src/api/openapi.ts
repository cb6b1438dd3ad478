import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, validatorCompiler } from 'fastify-type-provider-zod';

const DESCRIPTION = `
What a Lidwatch gateway knows of its covers, and what it can be told. Times are RFC 3339, UTC. Errors are problem+json
(RFC 9457); match on the end of their \`type\`.

Programs on the gateway's own machine need no token unless \`api.tokens: required\` is set. Other programs show one:
\`Authorization: Bearer lidwatch_...\`, made by \`lidwatch token create\`. People log in with \`POST /api/session\` and have the cookie of
a session; whatever of theirs changes something carries the header \`x-lidwatch-csrf\`, too, with the \`csrf\` of \`GET /api/session\`.

\`x-scope\` of an operation says who may do it, as the scope of a token or the role of a user: **viewer** reads, **crew** works on
incidents, **dispatcher** (of tokens: **operator**) also acts on covers and events, **supervisor** also sees what was changed by whom,
**admin** does the rest.

Lists come in pages: \`next\` of an answer is the \`cursor\` of the next one, null behind the last.
`;

/** The OpenAPI document of every route that is added from here on, at /api/openapi.json, and a page that shows it. */
export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  // what a handler returns was made here: it is held to its schema by the tests, not at every request
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Lidwatch gateway', version, description: DESCRIPTION.trim(), license: { name: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'lidwatch_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    logo: { type: 'image/svg+xml', content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    theme: { title: 'Lidwatch gateway' },
    staticCSP: true,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
