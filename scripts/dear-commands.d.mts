export declare const dearCommands: readonly { command: string; until?: RegExp }[];
