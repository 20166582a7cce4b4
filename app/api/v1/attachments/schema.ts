import { z } from 'zod';
import { visibilitySchema } from '@/lib/cases/schema/changes';
import { EVERYONE, operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';
import { instant } from '../_lib/shapes';

const attachmentShape = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    size: z.int().describe('Bytes.'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    visibility: visibilitySchema,
    createdAt: instant,
    uploadedBy: z.string(),
  })
  .meta({ id: 'Attachment' });

export const attachFile = operation({
  id: 'attachFile',
  method: 'POST',
  path: '/cases/{number}/attachments',
  tag: 'Cases',
  summary: 'Attach a file',
  description: 'Up to 25 MiB, checked by its content. INTERNAL is for staff, and admins never see it.',
  who: EVERYONE,
  query: z.strictObject({ visibility: visibilitySchema.optional() }),
  upload: true,
  once: true,
  versioned: true,
  answers: { 201: { description: 'The file.', schema: attachmentShape, headers: ['Location'] } },
  refusals: [409],
});

export const listAttachments = operation({
  id: 'listAttachments',
  method: 'GET',
  path: '/cases/{number}/attachments',
  tag: 'Cases',
  summary: 'The files of a case, oldest first',
  who: EVERYONE,
  query: z.strictObject(pageQuery),
  answers: {
    200: { description: 'One page of files.', schema: pageOf('AttachmentPage', attachmentShape) },
  },
});

export const downloadAttachment = operation({
  id: 'downloadAttachment',
  method: 'GET',
  path: '/attachments/{id}',
  tag: 'Cases',
  summary: 'Download a file',
  who: EVERYONE,
  answers: {
    200: { description: 'The bytes.', schema: z.string(), contentType: 'application/octet-stream' },
  },
});
