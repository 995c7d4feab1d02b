/** What was asked for can't be done; the message is one line. */
export class OptionError extends Error {}
