import { type Case, recordOf } from './link-cases.ts'

/** Reports of a coast and a border, in English and Japanese, with what links them. */
export const REPORTS: Case['reports'] = [
  {
    day: '2022-02-01',
    language: 'en',
    text: 'Varda demanded that Selmia withdraw its troops from the border province of Kell.',
  },
  {
    day: '2022-02-03',
    language: 'ja',
    text: 'セルミアは、国境地帯から部隊を撤退させるというヴァルダの要求は受け入れられないと表明した。',
  },
  {
    day: '2022-02-05',
    language: 'en',
    text: 'Ana Teslic said Varda had moved missiles to the northern coast. Jonas Reve denied that any missiles had been moved to the coast.',
  },
  {
    day: '2022-02-06',
    language: 'en',
    text: 'Jonas Reve and Mira Sole held a meeting in Oresk on February 4. According to an aide, Reve said that Varda supported the fishing treaty.',
  },
  {
    day: '2022-02-07',
    language: 'ja',
    text: 'レーヴェ首相とソーレ首相は2月4日に会談した。レーヴェ首相は、撤退の合意に近づいていると述べた。',
  },
  { day: '2022-02-08', language: 'en', text: 'Varda promised to publish the report on the troops by February 20.' },
  { day: '2022-02-16', language: 'en', text: 'Varda said it would not accept the fishing treaty.' },
]

/** A record of the reports. */
export const record = () => recordOf(REPORTS)
