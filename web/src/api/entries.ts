import type { z } from 'zod'
import type {
  AnswerSchema,
  DisputeSchema,
  DossierEntrySchema,
  EvidenceSchema,
  FirstSaidSchema,
  IssuePositionsSchema,
  MergedExchangeSchema,
  PendingItemSchema,
} from '../../../src/schema/index.ts'

export type {
  ActorEntry,
  ActorName,
  ExchangeEntry,
  Review,
  StatementEntry,
  StoryEntry,
} from '../../../src/schema/index.ts'
export type Answer = z.infer<typeof AnswerSchema>
export type Dispute = z.infer<typeof DisputeSchema>
export type Evidence = z.infer<typeof EvidenceSchema>
export type PendingItem = z.infer<typeof PendingItemSchema>
export type MergedExchange = z.infer<typeof MergedExchangeSchema>
export type IssuePositions = z.infer<typeof IssuePositionsSchema>
export type FirstSaid = z.infer<typeof FirstSaidSchema>
export type DossierEntry = z.infer<typeof DossierEntrySchema>
