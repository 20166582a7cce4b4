import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '@/app/api/v1/_lib/manifest';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

type Json = Record<string, unknown>;
type Body = {
  content: { 'application/json': { schema: Json; examples: Record<string, { value: unknown }> } };
};

let web: WebProcess;
let api: ApiClient;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
});
afterAll(() => web?.stop());

const published = (path: string, method: string) =>
  api.document.paths[path]?.[method.toLowerCase()] as unknown as Json & { requestBody?: Body };

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, needs no token and asks for one everywhere else', async () => {
    const { body, status } = await api.get('/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    for (const { path, method, who } of manifest)
      expect(published(path, method).security).toEqual(who === 'PUBLIC' ? [] : [{ bearer: [] }]);
  });

  it('refers only to what it contains', async () => {
    const { text, body } = await api.get('/openapi.json');
    const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? ''));
    expect(references.size).toBeGreaterThan(3);
    for (const reference of references) {
      const found = reference.split('/').reduce<unknown>((at, key) => (at as Json | undefined)?.[key], body);
      expect(found, reference).toBeDefined();
    }
  });

  it('is made of schemas that are valid JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addSchema({ $id: 'api', components: api.document.components });
    for (const name of Object.keys(api.document.components.schemas))
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` }), name).not.toThrow();
  });

  it.each(manifest.map((op) => [`${op.method} ${op.path}`, op] as const))(
    '%s has a summary, every path parameter, and answers with schemas',
    (_, { path, method }) => {
      const { summary, parameters = [], responses } = published(path, method);
      expect(summary).toBeTruthy();
      const inPath = (parameters as Json[]).filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      for (const [status, answer] of Object.entries(responses as Record<string, Json>))
        expect(answer.content ?? answer.$ref ?? status === '204', status).toBeTruthy();
    },
  );

  const withBody = manifest.filter(({ body }) => body);
  it.each(withBody.map((op) => [`${op.method} ${op.path}`, op] as const))(
    '%s has examples that its own published schema accepts',
    (_, { path, method, examples = {} }) => {
      const { requestBody } = published(path, method);
      const content = requestBody?.content['application/json'];
      expect(Object.keys(content?.examples ?? {})).toEqual(Object.keys(examples));
      expect(Object.keys(examples).length).toBeGreaterThan(0);
      const ajv = new Ajv2020({ strict: false });
      addFormats(ajv);
      ajv.addSchema({ $id: 'api', components: api.document.components });
      const schema = JSON.parse(JSON.stringify(content?.schema).replaceAll('"#/', '"api#/')) as Json;
      const validate = ajv.compile(schema);
      for (const { value } of Object.values(content?.examples ?? {}))
        expect(validate(value), ajv.errorsText(validate.errors)).toBe(true);
    },
  );
});
