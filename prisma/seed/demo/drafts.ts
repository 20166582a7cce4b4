import type { Prisma } from '@/lib/platform/generated/client';

const HOUR_MS = 3_600_000;

/** A request that somebody began yesterday afternoon and has not sent: two people leave, one is not decided yet. */
export function draftRows(userIdOf: (email: string) => string, now: Date): Prisma.CaseDraftCreateManyInput[] {
  return [
    {
      userId: userIdOf('it@halden.example'),
      accountNumber: 100001,
      form: 'WORK-OFF_BOARD',
      key: 'demo-draft-1',
      savedAt: new Date(now.getTime() - 19 * HOUR_MS),
      content: {
        rows: [
          {
            email: 'mara.lindqvist@halden.example',
            action: 'DEACTIVATE',
            number: 'REASSIGN',
            numberReassignTo: 'tom.okafor@halden.example',
            voicemail: 'FORWARD',
            voicemailForwardTo: 'tom.okafor@halden.example',
            license: 'RETURN',
            device: 'RELEASE',
          },
          { email: 'ines.duarte@halden.example', action: 'DEACTIVATE' },
        ],
        description: 'Last day for both is Friday. Ines still has to hand over her queue.',
        severity: 'S3',
      },
    },
  ];
}
