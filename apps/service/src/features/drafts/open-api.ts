import { z, type ZodType } from 'zod'
import type { DraftMessages } from './messages.ts'
import { draftPaths } from './paths.ts'

const span = z.tuple([z.int().min(0), z.int().min(0)])

/** What the API answers; `CheckResult` of the checker as JSON. */
const apiAnswer = z.object({
  policy: z.object({ slug: z.string(), version: z.int() }),
  outcome: z.enum(['clear', 'advise', 'review', 'stop', 'redirect', 'abstain']),
  findings: z.array(
    z.object({
      topic: z.string(),
      provisions: z.array(z.string()),
      spans: z.array(span),
      weight: z.number().min(0).max(1),
      message: z.string(),
      why: z.string(),
      suggestion: z.string(),
      rule: z.string(),
    }),
  ),
  questions: z.array(z.object({ key: z.string(), text: z.string(), topics: z.array(z.string()) })),
  language: z.string(),
  askFirst: z.array(z.string()),
})

const apiProblem = z.object({
  type: z.string(),
  status: z.int(),
  title: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})

const content = (type: string, name: string) => ({
  [type]: { schema: { $ref: `#/components/schemas/${name}` } },
})

function schemaOf(schema: ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { target: 'openapi-3.0', io }) as Record<
    string,
    unknown
  >
  return described
}

/** The API as OpenAPI 3.0, from the schemas that requests are held to. */
export function openApiOf(request: ZodType, m: DraftMessages['api']): object {
  const problem = content('application/problem+json', 'Problem')
  return {
    openapi: '3.0.3',
    info: { title: m.title, description: m.description, version: '1' },
    paths: {
      [draftPaths.api]: {
        post: {
          operationId: 'checkDraft',
          summary: m.summary,
          security: [{ token: [] }, { session: [] }],
          requestBody: { required: true, content: content('application/json', 'CheckRequest') },
          responses: {
            200: { description: m.outcome, content: content('application/json', 'CheckResult') },
            400: { description: m.invalid, content: content('application/json', 'Problem') },
            404: { description: m.noPolicy, content: content('application/json', 'Problem') },
            401: { description: m.nobody, content: problem },
            429: { description: m.tooMany, content: problem },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: m.token },
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: m.session },
      },
      schemas: {
        CheckRequest: schemaOf(request, 'input'),
        CheckResult: schemaOf(apiAnswer, 'output'),
        Problem: schemaOf(apiProblem, 'output'),
      },
    },
  }
}
