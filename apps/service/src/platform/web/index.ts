export { defineRoute } from './route.ts'
export type { Route, RouteAudit } from './route.ts'
export {
  download,
  forbidden,
  invalid,
  json,
  notFound,
  page,
  publicPage,
  redirectTo,
  refused,
  text,
} from './response.ts'
export type { BackLink, PageResponse, RouteResponse } from './response.ts'
export { emptyForm, form, multipartForm } from './form.ts'
export type { FieldError, FormFailure, Submission, UploadedFile } from './form.ts'
export type { PublicRouteRequest, RequestCookies, RequestSession, RouteRequest } from './request.ts'
export { createAssets } from './assets.ts'
export type { Assets } from './assets.ts'
export type { LayoutData, LayoutSource } from './pages.ts'
export { createSessionStore } from './session-store.ts'
export type { SessionStore } from './session-store.ts'
export type { WebSecrets } from './visitor-routes.ts'
export { buildWebApp } from './web-app.ts'
export type { WebAppOptions, WebConfig } from './web-app.ts'
export { isLocalPath } from './response.ts'
