/**
 * The number that a person typed into a field: "40", "2*40", "100/3", "(10+5)*2", "12,5 px". What begins with a sign of
 * reckoning goes on from the number that is there: "+10", "*2", "/3", and "-=10", since "-10" is a number itself.
 * "50%" is a half of what is there, unless the field is one of per cent. Null for what cannot be understood.
 */
export function calculate(
  typed: string,
  { current, unit = '' }: { readonly current: number | null; readonly unit?: string },
): number | null {
  const text = withoutUnit(
    typed
      .replaceAll(',', '.')
      .replaceAll('−', '-')
      .replaceAll(/[×x](?=\s*[\d(.])/gi, '*'),
    unit,
  )
  const [, sign, rest] = /^\s*([+*/]=?|-=)\s*(.*)$/s.exec(text) ?? []
  if (sign === undefined || rest === undefined) return finite(readAll(text, current))
  if (current === null) return null
  const by = readAll(rest, current)
  return by === null ? null : finite(reckon(sign.charAt(0), current, by))
}

/** Units say nothing: a field has one. A sign of per cent means itself in a field of per cent. */
function withoutUnit(text: string, unit: string): string {
  const plain = text.replaceAll(/px|°|deg/gi, '')
  return unit === '%' ? plain.replaceAll('%', '') : plain
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null
}

function readAll(text: string, current: number | null): number | null {
  const tokens = text.match(/\d+\.?\d*|\.\d+|[-+*/()%]/g) ?? []
  if (tokens.join('') !== text.replaceAll(/\s/g, '') || tokens.length === 0) return null
  const reader = createReader(tokens, current)
  const value = reader.sum()
  return reader.isDone() ? value : null
}

/** Sums of products of numbers and brackets, read from the left. */
function createReader(tokens: readonly string[], current: number | null) {
  let at = 0
  const take = (...wanted: readonly string[]) => {
    const token = tokens[at]
    if (token === undefined || !wanted.includes(token)) return null
    at += 1
    return token
  }

  function chain(part: () => number | null, signs: readonly string[]): number | null {
    let value = part()
    for (let sign = take(...signs); sign !== null && value !== null; sign = take(...signs)) {
      const next = part()
      value = next === null ? null : reckon(sign, value, next)
    }
    return value
  }

  const sum = (): number | null => chain(product, ['+', '-'])
  const product = (): number | null => chain(share, ['*', '/'])

  function share(): number | null {
    const value = signed()
    if (value === null || take('%') === null) return value
    return current === null ? null : (value / 100) * current
  }

  function signed(): number | null {
    const sign = take('-', '+')
    if (sign === null) return atom()
    const value = signed()
    return value === null || sign === '+' ? value : -value
  }

  function atom(): number | null {
    if (take('(') !== null) {
      const value = sum()
      return take(')') === null ? null : value
    }
    const number = Number(tokens[at])
    if (tokens[at] === undefined || Number.isNaN(number)) return null
    at += 1
    return number
  }

  return { sum, isDone: () => at === tokens.length }
}

function reckon(sign: string, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    default:
      return a / b
  }
}
