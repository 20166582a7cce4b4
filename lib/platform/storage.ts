import 'server-only';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { env } from './env';

let disk: Promise<Disk> | undefined;

async function openDisk(): Promise<Disk> {
  const { DATA_DIR, S3_BUCKET, S3_ENDPOINT, S3_REGION } = env();
  if (!S3_BUCKET) {
    const location = pathToFileURL(`${join(DATA_DIR, 'attachments')}/`);
    return new Disk(new FSDriver({ location, visibility: 'private' }));
  }
  // Keys come from the environment or the machine, as everything that talks to S3 expects it.
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      bucket: S3_BUCKET,
      region: S3_REGION,
      visibility: 'private',
      supportsACL: false,
      ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
    }),
  );
}

/** Where files are: a folder below DATA_DIR, or an S3 bucket when one is named. Keys are random and made by us. */
export function storage(): Promise<Disk> {
  disk ??= openDisk();
  return disk;
}
