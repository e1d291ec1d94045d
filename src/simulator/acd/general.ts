import { z } from 'zod';
import { answer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { parseQuery, toAcdPath } from './acd-query.ts';
import { acdStyle, refuseAcd } from './acd-style.ts';

/* `GET …/hours-of-operation/{id}` and `GET …/server-time`. */

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const weekend = ['Saturday', 'Sunday'] as const;

interface Profile {
  name: string;
  openTime: string;
  closeTime: string;
  opensAtWeekends: boolean;
}

const profiles: Readonly<Record<string, Profile>> = {
  1: { name: 'Around the clock', openTime: '00:00:00', closeTime: '24:00:00', opensAtWeekends: true },
  2: { name: 'Office hours', openTime: '07:00:00', closeTime: '20:00:00', opensAtWeekends: false },
};

/** Before this version the profile stood in a list in a `resultSet`. */
const firstFlat = 34;

export const hoursOfOperation: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: toAcdPath('hours-of-operation/(\\d+)'),
  permission: 'hours-of-operation',
  style: acdStyle,
  handle({ query, parameters: [version, id = ''] }) {
    const parsed = parseQuery(query, z.strictObject({}));
    if (!parsed.ok) return parsed.refusal;
    const profile = profiles[id];
    if (profile === undefined) return refuseAcd(404, 'Invalid or missing profileId');
    const { name, openTime, closeTime, opensAtWeekends } = profile;
    const shared = {
      notes: '',
      overrideBranch: '',
      overrideExpirationDate: '',
      lastUpdateTime: '2025-01-07T09:00:00.000Z',
      days: [
        ...weekdays.map((day) => toDay(day, openTime, closeTime)),
        ...weekend.map((day) => (opensAtWeekends ? toDay(day, openTime, closeTime) : toDay(day, '', ''))),
      ],
      holidays: [],
    };
    return Number(version) >= firstFlat
      ? answer({ hoursOfOperationProfileId: Number(id), hoursOfOperationProfileName: name, ...shared })
      : answer({
          resultSet: {
            hoursOfOperationProfiles: [
              { profileId: Number(id), profileName: name, description: '', ...shared },
            ],
          },
        });
  },
};

export const serverTime: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: toAcdPath('server-time'),
  style: acdStyle,
  handle: (_request, _centre, at) => answer({ ServerTime: new Date(at).toISOString() }),
};

/** No opening time: closed all day. */
function toDay(day: string, openTime: string, closeTime: string): unknown {
  return {
    day,
    openTime,
    closeTime,
    hasAdditionalHours: false,
    additionalOpenTime: '',
    additionalCloseTime: '',
    isClosedAllDay: openTime === '',
  };
}
