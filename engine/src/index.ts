export { applyVariant, parseCase } from './case/parse-case.ts'
export { appraise } from './ledger/appraise.ts'
