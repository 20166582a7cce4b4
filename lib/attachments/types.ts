export type Visibility = 'PUBLIC' | 'INTERNAL';

/** A file as lists show it. */
export type AttachmentView = {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  visibility: Visibility;
  createdAt: Date;
  uploadedByName: string;
};

/** What was stored of an upload. */
export type StoredFile = { size: number; sha256: string; contentType: string };

/** A place kept for a file that is on its way. */
export type Reserved = { id: string; name: string; storageKey: string };
