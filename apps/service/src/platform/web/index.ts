export { defineRoute } from './route.ts'
export type { Route } from './route.ts'
export {
  download,
  forbidden,
  invalid,
  json,
  notFound,
  page,
  publicAnswer,
  redirectElsewhere,
  redirectTo,
  refused,
  text,
} from './response.ts'
export type { RouteResponse } from './response.ts'
export type { Stamp } from './kept-answers.ts'
export { emptyForm, form, jsonForm, multipartForm, signedForm } from './form.ts'
export { oneLine } from './one-line.ts'
export { paginationOf } from './pagination.ts'
export { typedLines } from './typed-text.ts'
export type { FieldError, Submission, UploadedFile } from './form.ts'
export type { PublicRouteRequest, RequestCookies, RequestSession, RouteRequest } from './request.ts'
export type { TokenStore } from './bearer-tokens.ts'
export { createAssets } from './assets.ts'
export { createSessionStore } from './session-store.ts'
export { buildWebApp } from './web-app.ts'
