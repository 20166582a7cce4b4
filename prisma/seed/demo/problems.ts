import type { Product } from '@/lib/cases/types';
import type { Severity } from '@/lib/service-levels/types';

/** A technical problem as customers report them, with what is said about it. */
export type Problem = {
  product: Product;
  severity: Severity;
  subject: string;
  description: string;
  answer: string;
  question: string;
  customer: string;
  note: string;
  fix: string;
};

export const PROBLEMS: readonly Problem[] = [
  {
    product: 'WORK',
    severity: 'S1',
    subject: 'No inbound calls on the main number',
    description:
      'Since about half past the hour callers to our main number hear a busy tone. Outbound calls are fine. All three sites are affected.',
    answer:
      'We see the calls being refused before they reach your auto attendant. Our voice engineers are on it now, and you will hear from me every 30 minutes until calls arrive again.',
    question:
      'Could you give me two recent caller numbers with the time of the call? They let us follow those calls through the carrier.',
    customer:
      'Two examples: the first a few minutes ago from a mobile, the second from a landline right after it. Numbers are in the call log of the front desk.',
    note: 'Carrier confirms a routing change on their side during the window. Reference is in the carrier portal.',
    fix: 'The carrier has withdrawn a routing change that sent your number to the wrong gateway. Ten test calls from four networks reached your attendant.',
  },
  {
    product: 'CONTACT_CENTER',
    severity: 'S1',
    subject: 'Agents cannot go available in any queue',
    description:
      'Every agent who tries to go available is set back to offline after a second. Calls are piling up and we have nobody to answer them.',
    answer:
      'I can reproduce this with your tenant. We are moving your agents to the second presence server while we look for the cause.',
    question:
      'Does it happen in a private browser window too? That tells us whether the stored session is at fault.',
    customer: 'Yes, the same in a private window, on three different computers.',
    note: 'Presence node 4 is out of file handles; drained it and told the platform team.',
    fix: 'The presence server that held your tenant was taken out of service and your agents have reconnected to another. All 31 agents stayed available through a 20 minute watch.',
  },
  {
    product: 'WORK',
    severity: 'S2',
    subject: 'Callers hear nothing for the first seconds',
    description:
      'When a call is picked up from the ring group, the caller cannot hear us for three or four seconds. They often hang up. It began yesterday afternoon.',
    answer:
      'Thank you, the times you gave let us find the calls. The audio arrives late from one of the two media servers that serve your site.',
    question:
      'Which network are the phones on that show this: the wired one, or the wireless one for the handsets?',
    customer: 'Only the wired phones at the front desk. The cordless ones are fine.',
    note: 'Front desk switch has the session helper of its firewall on again, same as in spring.',
    fix: 'The firewall at the front desk rewrote the call set-up. With its session helper switched off, audio is there from the first second on all test calls.',
  },
  {
    product: 'WORK',
    severity: 'S2',
    subject: 'Voicemail messages arrive hours late',
    description:
      'Voicemail notifications by mail come two to five hours after the message was left. The messages are there when we dial in.',
    answer:
      'The messages leave our side on time, and your mail system accepts them with a delay. I have attached the delivery times we see to this case.',
    question:
      'Has a mail filter been changed on your side this week? The first delayed message is from Monday morning.',
    customer:
      'Our mail provider says a new scanning rule went live on Monday. I have asked them to let your sender through.',
    note: 'Grey-listing on their side; nothing for us to change. Keep open until they confirm.',
    fix: 'Your provider has added our sender to the trusted list. The last 15 notifications arrived within a minute.',
  },
  {
    product: 'CONTACT_CENTER',
    severity: 'S2',
    subject: 'Recordings of yesterday are missing',
    description:
      'We cannot find recordings for the bookings queue from yesterday 14:00 to 17:00. Other queues have theirs. We must keep them for compliance.',
    answer:
      'The recordings exist and are safe. The index entry that makes them findable was not written for that queue; we are rebuilding it.',
    question:
      'May we rebuild the index for the whole day? The search would be unavailable for about ten minutes.',
    customer: 'Please go ahead after 18:00 local time.',
    note: 'Rebuild booked for the evening. Check the row count afterwards: 214 calls expected.',
    fix: 'The index is rebuilt and all 214 recordings of that afternoon can be found and played.',
  },
  {
    product: 'CONTACT_CENTER',
    severity: 'S2',
    subject: 'Chat requests are routed to the wrong skill group',
    description:
      'Chats from the German site land with the English-speaking team since the weekend. We changed nothing.',
    answer:
      'I see it: the routing rule reads the browser language before the site. I am setting the order back to what it was last week.',
    question: 'Should visitors of the German site with an English browser also go to the German team?',
    customer: 'Yes please, the site decides.',
    note: 'Template update on Saturday re-sorted the rules. Two other tenants may be affected, told the product team.',
    fix: 'The site decides again. Twelve test chats from both sites reached the right team.',
  },
  {
    product: 'WORK',
    severity: 'S3',
    subject: 'Caller ID shows the old company name',
    description:
      'Our outgoing calls still show the name we had before the merger. The number itself is right.',
    answer:
      'The name is kept by the carriers, not by the phone system. I have sent them the new one; most networks take two to five working days.',
    question: 'Please confirm the exact spelling, at most 15 characters.',
    customer: 'Spelling as in the account name please, in capitals if it must be.',
    note: 'Submitted to the name database. Look again on the third working day.',
    fix: 'Test calls to four networks show the new name.',
  },
  {
    product: 'WORK',
    severity: 'S3',
    subject: 'Desk phone shows the wrong time',
    description: 'One phone in the warehouse is an hour behind. We restarted it twice.',
    answer:
      'The phone has its own time zone setting that overrides that of the site. I can clear it from here.',
    question: 'Is it all right if the phone restarts once within the next hour?',
    customer: 'Yes, the warehouse closes at six.',
    note: 'Local override on the handset. Cleared in the provisioning profile.',
    fix: 'The phone takes its time from the site again and shows it correctly.',
  },
  {
    product: 'WORK',
    severity: 'S3',
    subject: 'Fax to email cuts off the last page',
    description:
      'Faxes with more than ten pages arrive without the last page. The sender gets a confirmation for all pages.',
    answer:
      'I can see the last page in the raw transmission, so nothing is lost. The conversion to PDF drops it.',
    question: 'Could you forward one of the affected faxes, with any personal details removed?',
    customer: 'Sent one to the case by mail, it should have eleven pages.',
    note: 'Known fault of the converter with odd page heights; fixed in the next release on Thursday.',
    fix: 'The converter was replaced on Thursday. Three faxes of eleven and more pages came through complete.',
  },
  {
    product: 'CONTACT_CENTER',
    severity: 'S3',
    subject: 'Wallboard refreshes only once a minute',
    description: 'The wallboard used to follow the queues within seconds, now it takes about a minute.',
    answer:
      'The wallboard falls back to a slower way of asking when its live connection is closed. I am checking what closes it.',
    question: 'Is the wallboard behind the same proxy as the agents?',
    customer: 'It moved to the guest network last week, so no.',
    note: 'Guest network ends long-lived connections after 60 seconds.',
    fix: 'With the guest network allowing long connections to our address, the wallboard follows within two seconds again.',
  },
  {
    product: 'WORK',
    severity: 'S3',
    subject: 'Hold music is too loud',
    description: 'Several customers said the music on hold is much louder than the person they speak to.',
    answer: 'The file was uploaded without levelling. I can lower it to the usual level for speech.',
    question: 'Shall I change it for all sites, or only for the one where it was noticed?',
    customer: 'All of them, please.',
    note: 'Peak at -2 dB. Levelled to -18.',
    fix: 'The music is now as loud as speech at all sites.',
  },
  {
    product: 'CONTACT_CENTER',
    severity: 'S3',
    subject: 'Weekly report comes without the callback column',
    description:
      'The report that is mailed on Mondays has lost its callback column. The one on screen still has it.',
    answer: 'The mailed report uses a saved view from last year. I have added the column to that view.',
    question: "Should last Monday's report be sent again with it?",
    customer: 'Yes, to the same people.',
    note: 'Saved view 2 of the reporting user.',
    fix: "Last Monday's report went out again with the column, and the next one will have it too.",
  },
];
