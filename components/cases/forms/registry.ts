import { contactCenterChangeForm } from './contact-center-change';
import { contactCenterNewUserForm } from './contact-center-new-user';
import { contactCenterOffBoardForm } from './contact-center-off-board';
import type { RequestForm } from './definition';
import { workChangeForm } from './work-change';
import { workNewUserForm } from './work-new-user';
import { workOffBoardForm } from './work-off-board';

/** Product × request, in the order the first screen shows them. */
export const requestForms: readonly RequestForm[] = [
  workNewUserForm,
  contactCenterNewUserForm,
  workChangeForm,
  contactCenterChangeForm,
  workOffBoardForm,
  contactCenterOffBoardForm,
];

export function findRequestForm(product: string, request: string): RequestForm | null {
  return requestForms.find((form) => form.product === product && form.request === request) ?? null;
}
