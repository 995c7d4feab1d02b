/**
 * The mock signs with this key, always the same, so that what its seeds hold signed stays so. It is no secret: nobody
 * should trust it anywhere else.
 */
export const MOCK_KEY = {
  d: '_jWnWcB76se1Dm4oYIgVtmHobS1fL2BS7CvKkLI-Eg0',
  x: '1V-lWw-ErGYMbw9huPubX72SX7JcTSmxlHpP722HZFY',
}
