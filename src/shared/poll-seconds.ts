/** A poll floor of 5 s keeps one desk well inside every vendor's budget. */
export const minimumPollSeconds = 5;
export const defaultPollSeconds = 15;
