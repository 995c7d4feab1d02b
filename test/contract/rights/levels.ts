/** What each level answers: status by title of an action, for READ, USE, EDIT, MANAGE and DENY on the model. */
export const BY_LEVEL: Readonly<Record<string, readonly [number, number, number, number, number]>> =
  {
    'reads a model': [200, 200, 200, 200, 403],
    'reads an alias': [200, 200, 200, 200, 403],
    'reads a version': [200, 200, 200, 200, 403],
    'reads a missing version': [404, 404, 404, 404, 403],
    'reads a missing model': [404, 404, 404, 404, 404],
    'reads a version of a missing model': [403, 403, 403, 403, 403],
    'searches models': [200, 200, 200, 200, 200],
    'sets an alias': [403, 403, 200, 200, 403],
    'deletes an alias': [403, 403, 403, 200, 403],
    'tags a model': [403, 403, 200, 200, 403],
    'untags a model': [403, 403, 200, 200, 403],
    'tags a version': [403, 403, 200, 200, 403],
    'untags a version': [403, 403, 403, 200, 403],
    'describes a model': [403, 403, 200, 200, 403],
    'describes a version': [403, 403, 200, 200, 403],
    'makes a version of a missing source': [403, 403, 404, 404, 403],
    'deletes a missing version': [403, 403, 403, 404, 403],
    'creates a model that is there': [400, 400, 400, 400, 403],
    'reads a run': [200, 200, 200, 200, 200],
    'reads a missing run': [403, 403, 403, 403, 403],
    'an unknown path': [403, 403, 403, 403, 403],
  }

export const LEVELS = ['READ', 'USE', 'EDIT', 'MANAGE', 'DENY']
