/** The kinds of files that are asked for, as the system's dialogs list them. */
export const fileKindNames = {
  csv: 'CSV',
  text: 'Text',
  json: 'JSON',
  certificates: 'Certificates (PEM)',
};
