import type { z } from 'zod';
import type { openCaseInput } from './open-case';

type Example = z.input<typeof openCaseInput>;

/** The account and the directory users that the examples name; the demo data has them, in both products. */
export const exampleAccount = 100001;
export const exampleUsers = {
  leaving: 'mara.lindqvist@halden.example',
  staying: 'tom.okafor@halden.example',
  changing: 'ines.duarte@halden.example',
} as const;

const base = { account: exampleAccount, kind: 'USER_ADMINISTRATION' } as const;

/** One request of each form that is accepted as it stands against the demo data. */
export const examples = {
  workNewUser: {
    ...base,
    product: 'WORK',
    request: 'NEW_USER',
    severity: 'S3',
    description: 'Two people start in the service team on Monday.',
    items: [
      {
        firstName: 'Ada',
        lastName: 'Byron',
        email: 'ada.byron@halden.example',
        license: 'X2',
        site: 'Head office',
        jobTitle: 'Service engineer',
        number: 'NEW_LOCAL',
        deviceModel: 'Poly Edge E350',
        deviceMac: '00:1A:2B:3C:4D:5E',
        sameSetUpAs: exampleUsers.staying,
      },
      { firstName: 'Alan', lastName: 'Mason', email: 'alan.mason@halden.example', license: 'X2' },
    ],
  },
  workChange: {
    ...base,
    product: 'WORK',
    request: 'CHANGE',
    items: [
      {
        email: exampleUsers.changing,
        site: 'Head office',
        license: 'X4',
        callForwarding: '+14085550137',
        addToRingGroups: ['Reception'],
      },
    ],
  },
  workOffBoard: {
    ...base,
    product: 'WORK',
    request: 'OFF_BOARD',
    severity: 'S1',
    description: 'Please take the access away today.',
    items: [
      {
        email: exampleUsers.leaving,
        action: 'DEACTIVATE',
        number: 'REASSIGN',
        numberReassignTo: exampleUsers.staying,
        voicemail: 'FORWARD',
        voicemailForwardTo: exampleUsers.staying,
        license: 'RETURN',
        device: 'RELEASE',
      },
    ],
  },
  contactCenterNewUser: {
    ...base,
    product: 'CONTACT_CENTER',
    request: 'NEW_USER',
    items: [
      {
        firstName: 'Grace',
        lastName: 'Moreau',
        email: 'grace.moreau@halden.example',
        role: 'AGENT',
        queues: ['Orders'],
        skills: [{ name: 'French', level: 8 }],
        channels: ['PHONE', 'CHAT'],
      },
    ],
  },
  contactCenterChange: {
    ...base,
    product: 'CONTACT_CENTER',
    request: 'CHANGE',
    items: [
      {
        email: exampleUsers.changing,
        addToQueues: ['Returns'],
        queuePriorities: [{ queue: 'Returns', priority: 2 }],
        role: 'SUPERVISOR',
      },
    ],
  },
  contactCenterOffBoard: {
    ...base,
    product: 'CONTACT_CENTER',
    request: 'OFF_BOARD',
    items: [
      {
        email: exampleUsers.leaving,
        action: 'DELETE',
        number: 'RELEASE',
        voicemail: 'DELETE',
        license: 'RETURN',
        device: 'RELEASE',
        openInteractionsTo: exampleUsers.staying,
      },
    ],
  },
  technical: {
    account: exampleAccount,
    kind: 'TECHNICAL',
    product: 'WORK',
    severity: 'S2',
    subject: 'Callers hear no ringing tone',
    description: 'Since this morning callers hear silence until somebody answers. Calls connect.',
  },
} as const satisfies Record<string, Example>;
