const PEOPLE = [
  'Ana Teslic',
  'Jonas Reve',
  'Mira Sole',
  'Pavel Orsk',
  'Ines Alder',
  'Tomas Brandt',
  'Leila Haddan',
  'Yuri Kessel',
]
const VERBS = ['said', 'warned', 'denied', 'promised', 'announced', 'insisted', 'acknowledged']
const PLACES = [
  'the port of Selm',
  'the Kess bridge',
  'the northern line',
  'the gas terminal',
  'the water treaty',
  'the old fort',
]
const CLAIMS = [
  'would be closed until the boats were withdrawn',
  'had been inspected twice since March',
  'could not carry any more traffic before spring',
  'was never part of the agreement',
  'must be handed over within ten days',
  'had cost some 300 people their homes',
]

/** So many invented reports as lines of JSON, each different, the same for the same seed. */
export function manyReports(n: number, seed = 1): string[] {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const sentence = () => {
    const [who, verb, place, claim] = [PEOPLE, VERBS, PLACES, CLAIMS].map((list) => list[next(list.length)])
    const day = ['Monday', 'Tuesday', 'Friday'][next(3)]
    return next(3) === 0
      ? `“We have waited ${next(90) + 3} days for word on ${place},” ${who} told reporters on ${day}.`
      : `${who} ${verb} on ${day} that ${place} ${claim}, after ${next(500) + 20} boats had passed.`
  }
  return Array.from({ length: n }, (_, at) => {
    const text = Array.from({ length: 3 + next(4) }, sentence).join('\n\n')
    const published = `2022-0${1 + next(9)}-1${next(10)}`
    // Some stand at one address: later texts are versions of the story there.
    return JSON.stringify({
      text,
      published,
      outlet: `Outlet ${next(7)}`,
      url: `https://reports.example/${at % 5 === 4 ? at - 4 : at}`,
    })
  })
}
