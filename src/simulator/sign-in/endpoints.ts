import type { Endpoint } from '../endpoint.ts';
import type { Wall } from '../wall.ts';
import { createAuthorize } from './authorize.ts';
import { clientToken } from './client-token.ts';
import { CodeDesk } from './codes.ts';
import { createPersonTokens } from './person-token.ts';

/** How clients and people sign in to Genesys. The first that a request is for is asked. */
export function createSignInEndpoints(wall: Wall): readonly Endpoint[] {
  const desk = new CodeDesk(wall);
  return [...createAuthorize(desk), ...createPersonTokens(desk), clientToken];
}
