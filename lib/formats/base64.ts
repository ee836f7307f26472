/** The bytes, or null for what is not base64. Spaces and line ends within are allowed. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromByteString(atob(text.replaceAll(/\s/g, '')))
  } catch {
    // atob throws for whatever is not base64, and says nothing else.
    return null
  }
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(toByteString(bytes))
}

/** A string whose every character is one byte. */
export function fromByteString(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** In parts: a call takes only so many arguments. */
const PART = 8_192

export function toByteString(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += PART) parts.push(String.fromCharCode(...bytes.subarray(i, i + PART)))
  return parts.join('')
}
