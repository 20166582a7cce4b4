import {
  previewInput,
  previewOutput,
  serviceLevelsOutput,
  serviceLevelsQuery,
} from '@/lib/service-levels/schema';
import { operation } from '../_lib/operation';

export const getServiceLevels = operation({
  id: 'getServiceLevels',
  method: 'GET',
  path: '/service-levels',
  tag: 'Service levels',
  summary: 'Targets, support desks and who is open now',
  description: 'Holidays are those of `year`, by the local date of each region; this year unless told.',
  who: 'PUBLIC',
  query: serviceLevelsQuery,
  answers: {
    200: {
      description: 'The table and the desks.',
      schema: serviceLevelsOutput.meta({ id: 'ServiceLevels' }),
    },
  },
});

export const previewServiceLevels = operation({
  id: 'previewServiceLevels',
  method: 'POST',
  path: '/service-levels/preview',
  tag: 'Service levels',
  summary: 'The deadlines that cases would have',
  description: 'Without `receivedAt` an item counts from now. Nothing is stored.',
  who: 'PUBLIC',
  body: previewInput.meta({ id: 'PreviewInput' }),
  examples: {
    mixed: {
      summary: 'A request received at a given time, a technical case received now',
      value: {
        items: [
          {
            kind: 'USER_ADMINISTRATION',
            severity: 'S3',
            serviceLevel: 'STANDARD',
            region: 'EUROPE',
            receivedAt: '2027-12-24T17:30:00.000Z',
          },
          { kind: 'TECHNICAL', severity: 'S1', serviceLevel: 'ENTERPRISE', region: 'US' },
        ],
      },
    },
  },
  answers: {
    200: { description: 'One entry per item, in order.', schema: previewOutput.meta({ id: 'Preview' }) },
  },
});
