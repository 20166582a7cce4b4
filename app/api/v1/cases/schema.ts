import { z } from 'zod';
import { changeCaseBody, claimNextBody, commentBodySchema, reopenBody } from '@/lib/cases/schema/changes';
import { examples } from '@/lib/cases/schema/examples';
import { listCasesQuery } from '@/lib/cases/schema/list-cases';
import { openCaseInput } from '@/lib/cases/schema/open-case';
import { publicCase, publicCaseSummary, publicEvent } from '@/lib/cases/schema/public-case';
import { EVERYONE, operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';

const tag = 'Cases';
const path = '/cases/{number}';

export const caseShape = publicCase.meta({ id: 'Case' });
export const caseSummary = publicCaseSummary.meta({ id: 'CaseSummary' });
export const eventShape = publicEvent.meta({ id: 'CaseEvent' });

const one = { description: 'The case.', schema: caseShape, headers: ['ETag'] } as const;

export const listCases = operation({
  id: 'listCases',
  method: 'GET',
  path: '/cases',
  tag,
  summary: 'Cases, the most urgent first',
  description: 'Admins see those of their accounts.',
  who: EVERYONE,
  query: listCasesQuery,
  answers: { 200: { description: 'One page of cases.', schema: pageOf('CasePage', caseSummary) } },
});

const FORMS = {
  workNewUser: '8x8 Work: new users',
  workChange: '8x8 Work: change a user',
  workOffBoard: '8x8 Work: off-board a user',
  contactCenterNewUser: '8x8 Contact Center: new users',
  contactCenterChange: '8x8 Contact Center: change a user',
  contactCenterOffBoard: '8x8 Contact Center: off-board a user',
  technical: 'A technical case',
} satisfies Record<keyof typeof examples, string>;

export const openCase = operation({
  id: 'openCase',
  method: 'POST',
  path: '/cases',
  tag,
  summary: 'File a request or a technical case',
  who: EVERYONE,
  body: openCaseInput.meta({ id: 'OpenCase' }),
  examples: Object.fromEntries(
    Object.entries(FORMS).map(([name, summary]) => [
      name,
      { summary, value: examples[name as keyof typeof FORMS] },
    ]),
  ),
  once: true,
  answers: { 201: { ...one, headers: ['ETag', 'Location'] } },
  refusals: [404, 409],
});

export const getCase = operation({
  id: 'getCase',
  method: 'GET',
  path,
  tag,
  summary: 'One case with its items',
  who: EVERYONE,
  answers: { 200: one },
});

export const changeCase = operation({
  id: 'changeCase',
  method: 'PATCH',
  path,
  tag,
  summary: 'Change status, severity or assignee',
  description:
    'Admins may change the severity of an open case of theirs. All of the changes are made, or none.',
  who: EVERYONE,
  body: changeCaseBody.meta({ id: 'ChangeCase' }),
  examples: {
    severity: { summary: 'Another severity', value: { severity: 'S2' } },
    work: { summary: 'Take it and begin', value: { assignee: 'me', status: 'OPEN' } },
  },
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});

export const commentOnCase = operation({
  id: 'commentOnCase',
  method: 'POST',
  path: `${path}/comments`,
  tag,
  summary: 'Reply, or leave a note for the desk',
  description:
    'INTERNAL is for staff, and admins never see it. The first public reply of staff answers the case.',
  who: EVERYONE,
  body: commentBodySchema.meta({ id: 'Comment' }),
  examples: {
    reply: {
      summary: 'A reply both sides see',
      value: { body: 'The extension moves tonight.', visibility: 'PUBLIC' },
    },
    short: { summary: 'Public unless told', value: { body: 'Thank you.' } },
  },
  once: true,
  versioned: true,
  answers: { 201: { description: 'The line of the timeline.', schema: eventShape } },
  refusals: [409],
});

export const listEvents = operation({
  id: 'listEvents',
  method: 'GET',
  path: `${path}/events`,
  tag,
  summary: 'The timeline, oldest first',
  who: EVERYONE,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'One page of the timeline.', schema: pageOf('CaseEventPage', eventShape) } },
});

export const completeItem = operation({
  id: 'completeItem',
  method: 'POST',
  path: `${path}/items/{id}/complete`,
  tag,
  summary: 'An item is done, and takes effect in the directory',
  who: ['AGENT', 'LEAD', 'OPERATIONS'],
  versioned: true,
  answers: { 200: one },
  refusals: [409, 423],
});

export const closeCase = operation({
  id: 'closeCase',
  method: 'POST',
  path: `${path}/close`,
  tag,
  summary: 'Close a resolved case',
  who: EVERYONE,
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});

export const acceptResolution = operation({
  id: 'acceptResolution',
  method: 'POST',
  path: `${path}/accept`,
  tag,
  summary: 'Accept the resolution, once; closes the case',
  who: ['CUSTOMER_ADMIN'],
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});

export const reopenCase = operation({
  id: 'reopenCase',
  method: 'POST',
  path: `${path}/reopen`,
  tag,
  summary: 'Take up a resolved technical case again',
  description:
    'Within 14 days of its resolution. It gets a respond-by of its own, counted from now. A User Administration request gets a technical case instead: file one with `relatedCase`.',
  who: EVERYONE,
  body: reopenBody.meta({ id: 'Reopen' }),
  examples: {
    reopen: { summary: 'What is still wrong', value: { reason: 'Calls to the London site still drop.' } },
  },
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});

export const claimNextCase = operation({
  id: 'claimNextCase',
  method: 'POST',
  path: '/cases/claim-next',
  tag,
  summary: 'Take the most urgent case that nobody has',
  description: 'Each case goes to exactly one caller.',
  who: ['AGENT', 'LEAD'],
  body: claimNextBody.optional().meta({ id: 'ClaimNext' }),
  examples: {
    any: { summary: 'Whatever is next', value: {} },
    desk: { summary: 'Of one region', value: { region: 'US' } },
  },
  answers: { 200: one, 204: { description: 'Nothing is waiting.' } },
});
