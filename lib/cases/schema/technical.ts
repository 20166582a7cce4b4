import { longText, text } from './fields';

export const technicalFields = {
  subject: text(160, 'Say in one line what is wrong.'),
  description: longText(10_000, 'Describe what happens and what you expected.'),
};
