import { type Request, type Response, Router, urlencoded } from 'express';
import { errors, jwtVerify } from 'jose';
import { SCOPE } from '../../../lti-tool/services/service-names.ts';
import { type PlayedState, type PlayerOptions, newId } from './played-platform.ts';

const TOKEN_SECONDS = 3600;
const OLDEST_ASSERTION_SECONDS = 300;
const DEPLOYMENT = 'https://purl.imsglobal.org/spec/lti/claim/deployment_id';

/**
 * A token endpoint that believes nothing: it verifies the assertion with the tool's published key,
 * and is as strict as the stricter of Canvas and Moodle in each point.
 */
export function playTokens(options: PlayerOptions, state: PlayedState): Router {
  const { now, allowedScopes = Object.values(SCOPE) } = options;
  const router = Router();
  router.post('/token', urlencoded({ extended: false }), async (request, response) => {
    const refusal = await complaintAbout(request, options, state);
    if (refusal) return answer(response, 400, { error: refusal });
    const wanted = String(field(request, 'scope')).split(' ').filter(Boolean);
    const scopes = wanted.filter((one) => allowedScopes.includes(one));
    if (scopes.length === 0) return answer(response, 400, { error: 'invalid_scope' });
    const token = newId();
    const endsAt = new Date(now().getTime() + TOKEN_SECONDS * 1000);
    state.tokens.set(token, { scopes, endsAt });
    answer(response, 200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope: scopes.join(' '),
    });
  });
  return router;
}

const field = (request: Request, name: string): unknown =>
  (request.body as Record<string, unknown> | undefined)?.[name];

/** As Moodle does, JSON comes as HTML. */
function answer(response: Response, status: number, body: object): void {
  response.status(status).type('html').send(JSON.stringify(body));
}

async function complaintAbout(
  request: Request,
  { url, clientId, deploymentId, toolKeys, now }: PlayerOptions,
  { assertionIds }: PlayedState,
): Promise<string | null> {
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  if (field(request, 'grant_type') !== 'client_credentials') return 'unsupported_grant_type';
  if (field(request, 'client_assertion_type') !== type) return 'invalid_request';
  try {
    const { payload, protectedHeader } = await jwtVerify(
      String(field(request, 'client_assertion')),
      toolKeys,
      {
        algorithms: ['RS256'],
        issuer: clientId,
        subject: clientId,
        audience: `${url}/token`,
        requiredClaims: ['exp', 'iat', 'jti'],
        maxTokenAge: OLDEST_ASSERTION_SECONDS,
        currentDate: now(),
      },
    );
    const { jti = '', exp = 0, iat = 0 } = payload;
    if (!protectedHeader.kid) return 'kid must be provided';
    if (assertionIds.has(jti)) return 'jti was used before';
    if (exp - iat > TOKEN_SECONDS) return 'lives too long';
    if (payload[DEPLOYMENT] !== deploymentId) return 'wrong deployment_id';
    assertionIds.add(jti);
    return null;
  } catch (error) {
    return error instanceof errors.JOSEError ? `${error.code} ${error.message}` : 'invalid_client';
  }
}
