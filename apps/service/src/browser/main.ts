import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { PlainRadios } from './plain-radios.ts'

// Pages work without any of this; each component only makes something already there more comfortable.
for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PlainRadios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component)
}
