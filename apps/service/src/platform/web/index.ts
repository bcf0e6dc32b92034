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
