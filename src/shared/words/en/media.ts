import type { MediaType } from '../../queue.ts';

export const mediaWords: Record<MediaType, string> = {
  voice: 'voice',
  chat: 'chat',
  email: 'email',
  callback: 'callback',
  message: 'message',
  social: 'social',
  workitem: 'work item',
  other: 'other',
  all: 'all media',
};
