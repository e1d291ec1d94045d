/** By what the file system answers, or what was found. */
const troubles: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is larger than this disk allows',
  EACCES: 'no permission, or the file is open in another program',
  EPERM: 'no permission, or the file is open in another program',
  EBUSY: 'the file is open in another program',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'a folder has this name',
  ENAMETOOLONG: 'the name is too long',
  ETIMEDOUT: 'the disk does not answer',
  'no-file': 'it is not a file',
  'too-large': 'the file is too large',
};

/** The same answers, where a new file was to be written. */
const troublesOfWriting: Readonly<Record<string, string>> = {
  ...troubles,
  EACCES: 'no permission to write there, or the file is open in another program',
  EPERM: 'no permission to write there, or the file is open in another program',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'the folder does not exist',
};

/** For the detail of a failure; a code that is not known stands for itself. */
export function describeFileTrouble(code: string, { isWriting = false } = {}): string {
  const known = isWriting ? troublesOfWriting : troubles;
  return Object.hasOwn(known, code) ? (known[code] ?? code) : code;
}

/** The settings file of a program that came later. */
export const newerFormat = (version: number) =>
  `it was written by a newer version of the program (format ${version})`;

/** The last place left to say so is the terminal. */
export const logNotWritten = (problem: string) => `the log cannot be written: ${problem}`;
