/** What a status means to the reader: grey, amber, red or green, each with its own shape. */
export type Meaning = 'calm' | 'attention' | 'urgent' | 'done';
