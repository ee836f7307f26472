const adjectives = splitWords(`
  Amber Bold Bright Brisk Calm Clever Coral Curious Eager Early Gentle Golden Honest Indigo Ivory
  Jolly Keen Kind Lively Lucky Lunar Merry Mild Misty Nimble Noble Olive Patient Plucky Quiet Rapid
  Rosy Rustic Silver Sincere Solar Steady Sunny Swift Teal Tidy Vivid Warm Willing Wise Witty Woven
  Zesty
`)

const animals = splitWords(`
  Badger Beaver Bison Crane Curlew Dolphin Falcon Finch Fox Gecko Hare Heron Ibex Jay Kestrel
  Kingfisher Koala Lark Lemur Lynx Magpie Marmot Martin Mole Newt Nuthatch Ocelot Orca Oriole Otter
  Owl Panda Pelican Penguin Petrel Plover Puffin Quail Raven Robin Seal Sparrow Stork Swallow Tapir
  Tern Turtle Wren
`)

/** A friendly name for somebody who gave none: "Quiet Heron". `random` answers 0…1. */
export function guestName(random: () => number): string {
  return `${pick(adjectives, random)} ${pick(animals, random)}`
}

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? 'Guest'
}

function splitWords(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
