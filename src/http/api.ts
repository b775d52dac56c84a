import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import type { WebApp, WebContext } from './env.ts';
import { fieldErrors } from './forms.ts';

interface ApiRouteShape {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI form: `/consents/{id}/withdrawal`, below `/api/v1`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** 200 unless said otherwise. */
  readonly status?: 200 | 201 | 204;
  /** Answers without a session: nothing but public data. */
  readonly open?: boolean;
}

export interface ApiRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>
  extends ApiRouteShape {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  readonly handle: (
    c: WebContext,
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
  ) => Promise<z.input<R>>;
}

interface StoredRoute extends ApiRouteShape {
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  readonly response: z.ZodType;
  readonly answer: (c: WebContext) => Promise<Response>;
}

/** The REST face: each route's schemas check its input and write its part of the OpenAPI document. */
export class Api {
  readonly #routes: StoredRoute[] = [];

  route<
    R extends z.ZodType,
    P extends z.ZodType = z.ZodUndefined,
    Q extends z.ZodType = z.ZodUndefined,
    B extends z.ZodType = z.ZodUndefined,
  >(route: ApiRoute<P, Q, B, R>): void {
    this.#routes.push({
      method: route.method,
      path: route.path,
      summary: route.summary,
      tag: route.tag,
      status: route.status ?? 200,
      open: route.open ?? false,
      params: route.params,
      query: route.query,
      body: route.body,
      response: route.response,
      answer: async (c) => {
        const params = check(c, route.params, c.req.param()) as z.output<P>;
        const query = check(c, route.query, c.req.query()) as z.output<Q>;
        const body = check(c, route.body, route.body ? await jsonBody(c) : undefined) as z.output<B>;
        const output = await route.handle(c, { params, query, body });
        const status = route.status ?? 200;
        if (status === 204) return c.body(null, 204);
        return c.json(route.response.parse(output), status);
      },
    });
  }

  /** Adds every route to the application, below `/api/v1`. */
  mount(app: WebApp): void {
    for (const route of this.#routes) {
      const path = `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      app.on(route.method.toUpperCase(), path, (c) => route.answer(c));
    }
    app.get('/api/v1/openapi.json', (c) => c.json(this.document()));
  }

  /** The OpenAPI 3.1 document of all routes. */
  document(): Record<string, unknown> {
    const components: Record<string, unknown> = {};
    const paths: Record<string, Record<string, unknown>> = {};
    for (const route of this.#routes) {
      const operations = paths[route.path] ?? {};
      operations[route.method] = operation(route, components);
      paths[route.path] = operations;
    }
    return {
      openapi: '3.1.0',
      info: {
        title: 'Plecho',
        version: '1',
        description: 'Mentoring of a school: the same use cases as the pages.',
      },
      servers: [{ url: '/api/v1' }],
      security: [{ session: [] }],
      paths,
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'plecho_session' } },
        schemas: { ...components, Problem: problemSchema },
      },
    };
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

/** Invalid input of the API: 422 with one sentence a field. */
export class InvalidInput extends Refusal {
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Record<string, string>) {
    super('common.refusal.invalidInput', 422);
    this.errors = errors;
  }
}

function check(c: WebContext, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw new InvalidInput(fieldErrors(c, result.error));
  return result.data;
}

async function jsonBody(c: WebContext): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('application/json')) throw new Refusal('common.refusal.jsonOnly', 400);
  try {
    return await c.req.json();
  } catch {
    throw new Refusal('common.refusal.badRequest', 400);
  }
}

function operation(route: StoredRoute, components: Record<string, unknown>): Record<string, unknown> {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const status = String(route.status ?? 200);
  return {
    summary: route.summary,
    tags: [route.tag],
    ...(route.open ? { security: [] } : {}),
    parameters: [
      ...parameters('path', route.params, components),
      ...parameters('query', route.query, components),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body, 'input', components) } },
          },
        }
      : {}),
    responses: {
      [status]:
        status === '204'
          ? { description: 'Done' }
          : {
              description: 'Done',
              content: { 'application/json': { schema: jsonSchema(route.response, 'output', components) } },
            },
      default: { description: 'Refused', content: problem },
    },
  };
}

function parameters(
  place: 'path' | 'query',
  schema: z.ZodType | undefined,
  components: Record<string, unknown>,
): unknown[] {
  if (!schema) return [];
  const { properties, required } = jsonSchema(schema, 'input', components) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, entry]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: entry,
  }));
}

/** JSON Schema of a zod schema; schemas with `.meta({ id })` move to the shared components. */
function jsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: Record<string, unknown>,
): Record<string, unknown> {
  const text = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).replaceAll(
    '"#/$defs/',
    '"#/components/schemas/',
  );
  const { $schema: _dialect, $defs, ...rest } = JSON.parse(text) as Record<string, unknown>;
  Object.assign(components, $defs);
  return rest;
}
