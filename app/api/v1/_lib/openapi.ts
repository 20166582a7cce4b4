import { z } from 'zod';
import { HEADERS, REFUSALS, UPLOAD } from './openapi-parts';
import type { Operation, PublishedAnswer } from './operation';
import { instant } from './shapes';

type Json = Record<string, unknown>;

function refusalsOf(op: Operation): number[] {
  const personal = op.who !== 'PUBLIC';
  const when: [number, boolean][] = [
    [401, personal],
    [403, personal && (op.method !== 'GET' || op.who.length < 4)],
    [404, op.path.includes('{')],
    [405, true],
    [409, personal && op.method !== 'GET'],
    [412, op.versioned === true],
    [413, op.body !== undefined || op.upload === true],
    [415, op.upload === true],
    [422, op.body !== undefined || op.query !== undefined || op.upload === true],
    [429, true],
    [500, true],
    [503, true],
  ];
  const common = when.flatMap(([status, applies]) => (applies ? status : []));
  return [...new Set([...common, ...(op.refusals ?? [])])];
}

/** Collects named schemas as components while it turns zod into JSON Schema 2020-12. */
function collector() {
  const components: Record<string, Json> = {};
  const toJson = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const {
      $schema: _,
      $defs = {},
      ...own
    } = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as Json;
    const named = JSON.parse(JSON.stringify($defs).replaceAll('#/$defs/', '#/components/schemas/')) as Record<
      string,
      Json
    >;
    for (const [name, definition] of Object.entries(named)) {
      const known = components[name];
      if (known && JSON.stringify(known) !== JSON.stringify(definition))
        throw new Error(`Two different schemas are called ${name}`);
      components[name] = definition;
    }
    return JSON.parse(JSON.stringify(own).replaceAll('#/$defs/', '#/components/schemas/')) as Json;
  };
  return { components, toJson };
}

type ToJson = ReturnType<typeof collector>['toJson'];

function parametersOf(op: Operation, toJson: ToJson): Json[] {
  const inPath = [...op.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'number' ? { type: 'integer', minimum: 1 } : { type: 'string', format: 'uuid' },
  }));
  const query = op.query ? (toJson(op.query, 'input').properties as Record<string, Json>) : {};
  const inQuery = Object.entries(query).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    ...(description ? { description } : {}),
    schema,
  }));
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  return [
    ...inPath,
    ...inQuery,
    ...(op.once
      ? [header('Idempotency-Key', 'The same key and body give the first answer again for 24 hours.')]
      : []),
    ...(op.versioned
      ? [header('If-Match', 'The ETag you saw; refused with 412 when it is out of date.')]
      : []),
  ];
}

const headersOf = (names: readonly (keyof typeof HEADERS)[]): Json =>
  names.length > 0 ? { headers: Object.fromEntries(names.map((name) => [name, HEADERS[name]])) } : {};

function answerOf(answer: PublishedAnswer, toJson: ToJson): Json {
  const { description, schema, contentType = 'application/json', headers = [] } = answer;
  return {
    description,
    ...headersOf(headers),
    ...(schema ? { content: { [contentType]: { schema: toJson(schema, 'output') } } } : {}),
  };
}

function operationOf(op: Operation, toJson: ToJson): Json {
  const answers = Object.entries(op.answers).map(([status, answer]) => [status, answerOf(answer, toJson)]);
  const refusals = refusalsOf(op).map((status) => [status, { $ref: `#/components/responses/${status}` }]);
  const who = op.who === 'PUBLIC' ? 'Needs no token.' : `For: ${op.who.join(', ')}.`;
  const parameters = parametersOf(op, toJson);
  return {
    operationId: op.id,
    tags: [op.tag],
    summary: op.summary,
    description: [op.description, who].filter(Boolean).join(' '),
    security: op.who === 'PUBLIC' ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(op.body
      ? {
          requestBody: {
            required: !op.body.safeParse(undefined).success,
            content: { 'application/json': { schema: toJson(op.body, 'input'), examples: op.examples } },
          },
        }
      : {}),
    ...(op.upload ? { requestBody: UPLOAD } : {}),
    responses: Object.fromEntries([...answers, ...refusals]),
  };
}

type PublishedEvent = { summary: string; data: z.ZodType };

/** What a receiver is sent: the signed body of each event (Standard Webhooks). */
function webhooksOf(events: Readonly<Record<string, PublishedEvent>>, toJson: ToJson): Json {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  const parameters = [
    header('webhook-id', 'The same for every attempt: a repetition is known by it.'),
    header('webhook-timestamp', 'When this attempt was sent, in seconds since 1970.'),
    header('webhook-signature', 'One signature, or two while a secret is rotated, parted by a space.'),
  ];
  return Object.fromEntries(
    Object.entries(events).map(([name, { summary, data }]) => {
      const schema = toJson(z.object({ type: z.literal(name), timestamp: instant, data }), 'output');
      const post = {
        operationId: `webhook_${name.replace('.', '_')}`,
        tags: ['Webhooks'],
        summary,
        parameters,
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: {
          '2XX': { description: 'Accepted. Any other answer is tried again for three days.' },
          410: { description: 'Gone for good: the endpoint is disabled.' },
        },
      };
      return [name, { post }];
    }),
  );
}

/** The OpenAPI 3.1 document of these operations, made from the schemas that their routes validate with. */
export function openApiDocument(
  operations: readonly Operation[],
  events: Readonly<Record<string, PublishedEvent>>,
): Json {
  const { components, toJson } = collector();
  const paths: Record<string, Json> = {};
  for (const op of operations) {
    const path = paths[op.path] ?? {};
    paths[op.path] = { ...path, [op.method.toLowerCase()]: operationOf(op, toJson) };
  }
  const responses = Object.fromEntries(
    Object.entries(REFUSALS).map(([status, [description, schema, ...headers]]) => {
      const content = { 'application/problem+json': { schema: toJson(schema, 'output') } };
      return [status, { description, ...headersOf(headers), content }];
    }),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cutover',
      version: '1',
      description: 'Upgrade schedules, lockout and case work. Times are UTC. What is not yours is a 404.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths,
    webhooks: webhooksOf(events, toJson),
    components: {
      schemas: components,
      responses,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}
