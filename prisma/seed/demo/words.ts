import type { RequestType } from '@/lib/cases/types';

/** What is said in the timeline of a request. */
type Words = {
  descriptions: readonly string[];
  answers: readonly string[];
  questions: readonly string[];
  replies: readonly string[];
  notes: readonly string[];
  done: readonly string[];
};

export const WORDS: Readonly<Record<RequestType, Words>> = {
  NEW_USER: {
    descriptions: [
      'New starters. They get their laptops on the first morning and should be able to call right away.',
      'Replacement for a colleague who has moved to another site. The extension can be any free one.',
      'Seasonal staff until the end of the quarter.',
      '',
    ],
    answers: [
      'Thank you, all details are there. I have begun with the licenses and will report each user as it is ready.',
      'Received. I will set these up today and send each person the welcome mail on the start date.',
    ],
    questions: [
      'Two of the extensions you wished for are in use. Shall I take the next free ones, or would you like to name others?',
      'The account has one free license fewer than this needs. May I add one, or should somebody give theirs back?',
    ],
    replies: ['The next free extensions are fine.', 'Please add one, our order covers it.'],
    notes: [
      'Checked the license pool: enough for this request.',
      'Numbers ordered for the site, arrive within the hour.',
    ],
    done: [
      'All users are set up, tested with a call to each extension, and have had their welcome mail.',
      'Set-up is complete. Desk phones register by themselves when they are plugged in.',
    ],
  },
  CHANGE: {
    descriptions: [
      'Please change as listed.',
      'Following the move of the team last week.',
      'The new responsibilities start on the date given.',
      '',
    ],
    answers: [
      'Thank you, I have what I need and will make the changes on the date you gave.',
      'Received. Nobody is interrupted by this; the changes show on the phones after a minute.',
    ],
    questions: [
      'Should the voicemail greeting change as well, or stay as it is?',
      'The new license has no call recording, which this user has today. Is that intended?',
    ],
    replies: ['Leave the greeting as it is.', 'Yes, that is intended, recording is no longer needed.'],
    notes: [
      'Same site, so emergency address stays valid.',
      'User is in two ring groups; left both as they are.',
    ],
    done: ['The changes are made and visible in the directory.', 'Done and checked with a test call.'],
  },
  OFF_BOARD: {
    descriptions: [
      'Last working day as given. Calls should reach the team afterwards.',
      'Left the company. Please handle with priority.',
      'Contract has ended.',
      '',
    ],
    answers: [
      'Thank you. I will act on the date given and confirm when access is closed.',
      'Received. Access is closed first, then number, voicemail and license as you decided.',
    ],
    questions: [
      'The user still owns a call queue. Who should own it from now on?',
      'There are unheard messages in the voicemail. Should they be forwarded before it is closed?',
    ],
    replies: ['The office manager takes the queue over.', 'Yes, please forward them first.'],
    notes: [
      'No open interactions. Desk phone stays on the desk, released.',
      'License goes back into the pool at the end of the day.',
    ],
    done: [
      'Access is closed, the number is released and the license is back in the pool.',
      'Done: the voicemail has been forwarded and the account can no longer sign in.',
    ],
  },
};
