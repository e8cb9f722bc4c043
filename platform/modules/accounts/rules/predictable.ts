/** Shortest piece of somebody's own name or address that makes a password easy to guess. */
const tellingLength = 4

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Whether a password follows from what everybody knows of its owner, or is one sign or row of signs over and over. */
export function isPredictable(password: string, owner: { name: string; email: string }): boolean {
  const kernel = plain(password)
  if (new Set(password).size < 5) return true
  const telling = [
    owner.email.split('@')[0] ?? '',
    owner.email,
    owner.name,
    'versneller',
    'wachtwoord',
    'password',
  ]
  return telling
    .map(plain)
    .filter(text => text.length >= tellingLength)
    .some(text => kernel.replaceAll(text, '').length < tellingLength + 2)
}
