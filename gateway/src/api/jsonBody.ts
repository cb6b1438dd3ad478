import type { FastifyInstance } from 'fastify';

/** JSON as it is: fastify's own parser throws at a key `__proto__`, which is then told as what it is. */
export function addJson(scope: FastifyInstance, bodyLimit: number): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, (_request, text, done) => {
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(Object.assign(new Error('it is not JSON'), { code: 'FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 }));
    }
  });
}
